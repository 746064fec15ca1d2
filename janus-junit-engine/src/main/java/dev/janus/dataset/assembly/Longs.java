package dev.janus.dataset.assembly;

import java.util.Arrays;
import java.util.Objects;

/** A sequence of numbers that grows, eight bytes each. Not thread-safe while it does. */
final class Longs {

  private long[] values = new long[64];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + size / 2);
    }
    values[size++] = value;
  }

  long get(int index) {
    return values[Objects.checkIndex(index, size)];
  }

  int size() {
    return size;
  }
}
