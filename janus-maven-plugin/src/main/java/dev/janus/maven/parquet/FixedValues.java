package dev.janus.maven.parquet;

import java.util.function.BiConsumer;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.ParquetDecodingException;

/** Values of one length. */
final class FixedValues implements Values {

  private final int width;
  private final BiConsumer<ByteStore, ColumnReader> copy;
  private final ByteStore bytes = new ByteStore();

  /**
   * Makes an empty store.
   *
   * @param width bytes of each value
   * @param copy adds the value that a reader stands at
   */
  FixedValues(int width, BiConsumer<ByteStore, ColumnReader> copy) {
    this.width = width;
    this.copy = copy;
  }

  @Override
  public void add(ColumnReader reader) {
    int start = bytes.size();
    copy.accept(bytes, reader);
    if (bytes.size() - start != width) {
      throw new ParquetDecodingException("a value does not have " + width + " bytes");
    }
  }

  @Override
  public void addNull() {
    bytes.addZeros(width);
  }

  @Override
  public void writeTo(BatchParts parts) {
    parts.buffer(bytes);
  }

  @Override
  public void clear() {
    bytes.clear();
  }

  @Override
  public long size() {
    return bytes.size();
  }
}
