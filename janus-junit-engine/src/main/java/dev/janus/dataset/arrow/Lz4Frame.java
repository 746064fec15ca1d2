package dev.janus.dataset.arrow;

import java.nio.ByteBuffer;

/**
 * Unpacks one LZ4 frame.
 *
 * <p>Why not a library: Arrow's other libraries let a block refer to the one before it, which a
 * decompressor of single blocks does not follow; and the one of Commons Compress takes ten times as
 * long. Checksums, which those libraries do not write, are passed over.
 */
final class Lz4Frame {

  private static final int MAGIC = 0x184D2204;
  private static final int VERSION_BITS = 0xC0;
  private static final int VERSION = 0x40;
  private static final int BLOCK_CHECKSUMS = 0x10;
  private static final int CONTENT_SIZE = 0x08;
  private static final int DICTIONARY = 0x01;

  /** In front of a block that did not become smaller. */
  private static final int AS_IT_IS = 0x80000000;

  private static final int SHORTEST_MATCH = 4;

  /** A length that does not fit in four bits goes on in the bytes that follow. */
  private static final int LONG = 15;

  private static final int LONGER = 255;

  private final ByteBuffer packed;
  private final byte[] content;
  private int length;

  /**
   * Starts at the start of the frame.
   *
   * @param packed little-endian
   * @param length of the content
   */
  Lz4Frame(ByteBuffer packed, int length) {
    this.packed = packed;
    this.content = new byte[length];
  }

  /**
   * Returns the content.
   *
   * @throws RuntimeException of any kind, if the frame is damaged
   */
  byte[] unpack() {
    boolean checksums = header();
    for (int block = packed.getInt(); block != 0; block = packed.getInt()) {
      if ((block & AS_IT_IS) != 0) {
        copy(block & ~AS_IT_IS);
      } else {
        unpackBlock(packed.position() + block);
      }
      skip(checksums ? Integer.BYTES : 0);
    }
    if (length != content.length) {
      throw UnreadableException.damaged(
          "a compressed buffer of %d bytes that should hold %d".formatted(length, content.length));
    }
    return content;
  }

  private boolean header() {
    int magic = packed.getInt();
    int flags = packed.get();
    if (magic != MAGIC || (flags & VERSION_BITS) != VERSION || (flags & DICTIONARY) != 0) {
      throw UnreadableException.damaged("a buffer that is no LZ4 frame");
    }
    skip(1 + ((flags & CONTENT_SIZE) != 0 ? Long.BYTES : 0) + 1);
    return (flags & BLOCK_CHECKSUMS) != 0;
  }

  private void unpackBlock(int end) {
    while (packed.position() < end) {
      int token = packed.get();
      copy(longer((token >> 4) & LONG));
      // The last sequence of a block is of literals only.
      if (packed.position() < end) {
        int distance = packed.getShort() & 0xFFFF;
        repeat(distance, longer(token & LONG) + SHORTEST_MATCH);
      }
    }
  }

  private int longer(int start) {
    int sum = start;
    if (start == LONG) {
      int more;
      do {
        more = packed.get() & 0xFF;
        sum = Math.addExact(sum, more);
      } while (more == LONGER);
    }
    return sum;
  }

  private void copy(int count) {
    packed.get(content, length, count);
    length += count;
  }

  /** Copies from what is there already, which may overlap with what it becomes. */
  private void repeat(int distance, int count) {
    if (distance == 0) {
      throw UnreadableException.damaged("an LZ4 block that refers to itself");
    }
    if (distance >= count) {
      System.arraycopy(content, length - distance, content, length, count);
    } else {
      for (int i = 0; i < count; i++) {
        content[length + i] = content[length + i - distance];
      }
    }
    length += count;
  }

  private void skip(int count) {
    packed.position(packed.position() + count);
  }
}
