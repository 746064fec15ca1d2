package dev.janus.maven.parquet;

import java.util.ArrayList;
import java.util.List;

/** Lengths and buffers of a batch, in the order of the Arrow format. Not thread-safe. */
final class BatchParts {

  /**
   * Length of a column.
   *
   * @param slots number of values, nulls among them
   * @param nulls how many of them are null
   */
  record Length(int slots, int nulls) {}

  private final List<Length> lengths = new ArrayList<>();
  private final List<ByteStore> buffers = new ArrayList<>();

  /** Starts a column; its other buffers follow. */
  void column(Bits validity) {
    lengths.add(new Length(validity.count(), validity.unset()));
    buffers.add(validity.bytes());
  }

  void buffer(ByteStore bytes) {
    buffers.add(bytes);
  }

  List<Length> lengths() {
    return lengths;
  }

  List<ByteStore> buffers() {
    return buffers;
  }
}
