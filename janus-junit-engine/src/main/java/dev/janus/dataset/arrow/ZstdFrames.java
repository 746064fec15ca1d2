package dev.janus.dataset.arrow;

import java.nio.ByteBuffer;

/**
 * The outline of Zstandard frames (RFC 8878), read to learn how much they can hold before memory is
 * taken for it. Whether they are sound is for the decompressor to say.
 */
final class ZstdFrames {

  private static final int MAGIC = 0xFD2FB528;
  private static final int LONGEST_BLOCK = 1 << 17;
  private static final int BLOCK_HEADER = 3;
  private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
  private static final int[] SIZE_BYTES = {0, 2, 4, 8};

  private final ByteBuffer bytes;
  private long most;

  /**
   * Starts at the first frame.
   *
   * @param bytes little-endian
   */
  ZstdFrames(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  long most() {
    while (bytes.remaining() > Integer.BYTES && bytes.getInt() == MAGIC) {
      frame();
    }
    return most;
  }

  private void frame() {
    int descriptor = bytes.get();
    boolean single = (descriptor & 0x20) != 0;
    boolean checksum = (descriptor & 0x04) != 0;
    int size = (descriptor >> 6) & 3;
    int sizeBytes = size == 0 && single ? 1 : SIZE_BYTES[size];
    skip((single ? 0 : 1) + DICTIONARY_BYTES[descriptor & 3] + sizeBytes);
    while (bytes.remaining() >= BLOCK_HEADER && !isLastBlock()) {}
    skip(checksum ? Integer.BYTES : 0);
  }

  private boolean isLastBlock() {
    int header = (bytes.getShort() & 0xFFFF) | ((bytes.get() & 0xFF) << 16);
    int size = header >> 3;
    switch ((header >> 1) & 3) {
      case 0 -> {
        most += size;
        skip(size);
      }
      case 1 -> {
        most += size;
        skip(1);
      }
      default -> {
        most += LONGEST_BLOCK;
        skip(size);
      }
    }
    return (header & 1) != 0;
  }

  private void skip(int count) {
    bytes.position(Math.min(bytes.limit(), bytes.position() + count));
  }
}
