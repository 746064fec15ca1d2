package dev.janus.dataset.arrow;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.airlift.compress.zstd.ZstdDecompressor;
import java.nio.ByteBuffer;
import org.apache.arrow.flatbuf.CompressionType;

/** The ways in which Arrow compresses a buffer. */
enum Codec {
  ZSTD {
    @Override
    byte[] unpack(byte[] packed, int length) {
      byte[] bytes = new byte[length];
      int count = new ZstdDecompressor().decompress(packed, 0, packed.length, bytes, 0, length);
      if (count != length) {
        throw UnreadableException.damaged(
            "a compressed buffer of %d bytes that should hold %d".formatted(count, length));
      }
      return bytes;
    }

    @Override
    long most(byte[] packed) {
      return new ZstdFrames(ByteBuffer.wrap(packed).order(LITTLE_ENDIAN)).most();
    }
  },

  LZ4 {
    @Override
    byte[] unpack(byte[] packed, int length) {
      return new Lz4Frame(ByteBuffer.wrap(packed).order(LITTLE_ENDIAN), length).unpack();
    }

    @Override
    long most(byte[] packed) {
      return LZ4_MOST_PER_BYTE * packed.length;
    }
  };

  /** A length is a run of bytes that are added, none of which is more than 255. */
  private static final long LZ4_MOST_PER_BYTE = 255;

  /** Finds a codec by its number in the format. */
  static Codec of(byte number) {
    return switch (number) {
      case CompressionType.ZSTD -> ZSTD;
      case CompressionType.LZ4_FRAME -> LZ4;
      default ->
          throw UnreadableException.unsupported(
              "the rows are compressed in a way that is not read",
              "codec " + number,
              "write it again with zstd, lz4 or no compression");
    };
  }

  /**
   * Returns the content, which has as many bytes as are told.
   *
   * @throws RuntimeException of any kind, if that is not so
   */
  abstract byte[] unpack(byte[] packed, int length);

  /** Returns how many bytes there can be at most. */
  abstract long most(byte[] packed);
}
