package dev.janus.maven.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** How pages are unpacked, in Java alone: no native library is loaded. */
enum Codec {
  UNCOMPRESSED {
    @Override
    int unpack(byte[] packed, byte[] target) {
      System.arraycopy(packed, 0, target, 0, packed.length);
      return packed.length;
    }
  },
  SNAPPY {
    @Override
    int unpack(byte[] packed, byte[] target) {
      return run(new SnappyDecompressor(), packed, target);
    }
  },
  GZIP {
    @Override
    int unpack(byte[] packed, byte[] target) throws IOException {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), 64 * 1024)) {
        int length = in.readNBytes(target, 0, target.length);
        return in.read() == -1 ? length : target.length + 1;
      }
    }
  },
  ZSTD {
    @Override
    int unpack(byte[] packed, byte[] target) {
      return run(new ZstdDecompressor(), packed, target);
    }
  },
  LZ4_RAW {
    @Override
    int unpack(byte[] packed, byte[] target) {
      return run(new Lz4Decompressor(), packed, target);
    }
  };

  /** Returns the codec of a name in a footer; empty for one that nobody here can unpack. */
  static Optional<Codec> of(CompressionCodecName name) {
    return Arrays.stream(values()).filter(codec -> codec.name().equals(name.name())).findFirst();
  }

  /**
   * Unpacks a page.
   *
   * @param length what the page says its length is
   * @throws IOException if the page is damaged
   */
  byte[] unpack(byte[] packed, int length) throws IOException {
    byte[] target = new byte[length];
    int unpacked = unpack(packed, target);
    if (unpacked != length) {
      throw new IOException("a page does not have the length that it says it has");
    }
    return target;
  }

  /** Returns the number of bytes, or more than fit when there are more. */
  abstract int unpack(byte[] packed, byte[] target) throws IOException;

  private static int run(Decompressor decompressor, byte[] packed, byte[] target) {
    return decompressor.decompress(packed, 0, packed.length, target, 0, target.length);
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
