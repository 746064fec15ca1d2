package dev.janus.dataset.arrow;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/** The ways in which Arrow compresses a buffer. */
enum Codec {
  ZSTD {
    @Override
    byte[] unpack(byte[] packed, int length) {
      byte[] bytes = new byte[length];
      int count = new ZstdDecompressor().decompress(packed, 0, packed.length, bytes, 0, length);
      return count == length ? bytes : other(length);
    }

    @Override
    long most(byte[] packed) {
      return new ZstdFrames(ByteBuffer.wrap(packed).order(LITTLE_ENDIAN)).most();
    }
  },

  LZ4 {
    @Override
    byte[] unpack(byte[] packed, int length) throws IOException {
      try (InputStream in =
          new FramedLZ4CompressorInputStream(new ByteArrayInputStream(packed), false)) {
        byte[] bytes = in.readNBytes(length);
        return bytes.length == length && in.read() < 0 ? bytes : other(length);
      }
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

  private static byte[] other(int length) {
    throw UnreadableException.damaged("a compressed buffer that does not hold " + length + " bytes");
  }

  /** Returns the content, which has as many bytes as are told. */
  abstract byte[] unpack(byte[] packed, int length) throws IOException;

  /** Returns how many bytes there can be at most. */
  abstract long most(byte[] packed);
}
