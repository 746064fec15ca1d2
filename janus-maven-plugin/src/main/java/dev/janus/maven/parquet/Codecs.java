package dev.janus.maven.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ParquetDecodingException;

/** Hands our codecs to the Parquet library. Nothing is written with them. Thread-safe. */
final class Codecs implements CompressionCodecFactory {

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    throw new UnsupportedOperationException("nothing is written in Parquet");
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    return new Unpacking(
        Codec.of(name)
            .orElseThrow(
                () -> new ParquetDecodingException("pages compressed with " + name.name())));
  }

  @Override
  public void release() {
    // Nothing is held.
  }

  private record Unpacking(Codec codec) implements BytesInputDecompressor {

    @Override
    public BytesInput decompress(BytesInput packed, int length) throws IOException {
      // Guards the allocation from a length that a damaged page makes up.
      if (length < 0) {
        throw new IOException("a page says its length is " + length);
      }
      return codec == Codec.UNCOMPRESSED
          ? packed
          : BytesInput.from(codec.unpack(bytes(packed), length));
    }

    private static byte[] bytes(BytesInput packed) throws IOException {
      return Codec.bytes(packed.toInputStream().slice(Math.toIntExact(packed.size())));
    }

    @Override
    public void decompress(ByteBuffer packed, int packedLength, ByteBuffer target, int length)
        throws IOException {
      ByteBuffer page = packed.slice(packed.position(), packedLength);
      target.put(codec.unpack(Codec.bytes(page), length));
    }

    @Override
    public void release() {
      // Nothing is held.
    }
  }
}
