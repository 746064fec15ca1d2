package dev.janus.maven.parquet;

/** One bit after the other, as Arrow packs them: the lowest first. Not thread-safe. */
final class Bits {

  private final ByteStore bytes = new ByteStore();
  private int count;
  private int unset;

  void add(boolean bit) {
    int place = count & 7;
    if (place == 0) {
      bytes.addZeros(1);
    }
    if (bit) {
      bytes.set(count >> 3, 1 << place);
    } else {
      unset++;
    }
    count++;
  }

  int count() {
    return count;
  }

  int unset() {
    return unset;
  }

  ByteStore bytes() {
    return bytes;
  }

  void clear() {
    bytes.clear();
    count = 0;
    unset = 0;
  }
}
