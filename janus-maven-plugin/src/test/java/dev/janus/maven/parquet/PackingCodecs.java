package dev.janus.maven.parquet;

import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Codecs for writing Parquet in tests. */
final class PackingCodecs implements CompressionCodecFactory {

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    return new Packing(name);
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    return new Codecs().getDecompressor(name);
  }

  @Override
  public void release() {}

  private record Packing(CompressionCodecName name) implements BytesInputCompressor {

    @Override
    public BytesInput compress(BytesInput input) throws IOException {
      byte[] bytes = Codec.bytes(input.toInputStream().slice((int) input.size()));
      return switch (name) {
        case SNAPPY -> pack(new SnappyCompressor(), bytes);
        case ZSTD -> pack(new ZstdCompressor(), bytes);
        case LZ4_RAW -> pack(new Lz4Compressor(), bytes);
        case GZIP -> gzip(bytes);
        default -> BytesInput.from(bytes); // as it is, under whatever name
      };
    }

    private static BytesInput pack(Compressor compressor, byte[] bytes) {
      byte[] packed = new byte[compressor.maxCompressedLength(bytes.length)];
      int length = compressor.compress(bytes, 0, bytes.length, packed, 0, packed.length);
      return BytesInput.from(Arrays.copyOf(packed, length));
    }

    private static BytesInput gzip(byte[] bytes) throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
        out.write(bytes);
      }
      return BytesInput.from(packed.toByteArray());
    }

    @Override
    public CompressionCodecName getCodecName() {
      return name;
    }

    @Override
    public void release() {}
  }
}
