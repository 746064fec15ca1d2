package dev.janus.dataset.arrow;

import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.compression.AbstractCompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.commons.codec.digest.XXHash32;

/** Compresses buffers as Arrow's other libraries do, on the heap. */
final class PackedBuffers extends AbstractCompressionCodec {

  private static final int LZ4_BLOCK = 1 << 22;

  private final CodecType type;

  PackedBuffers(CodecType type) {
    this.type = type;
  }

  @Override
  public CodecType getCodecType() {
    return type;
  }

  @Override
  protected ArrowBuf doCompress(BufferAllocator allocator, ArrowBuf buffer) {
    byte[] bytes = new byte[(int) buffer.writerIndex()];
    buffer.getBytes(0, bytes);
    byte[] packed = type == CodecType.ZSTD ? zstd(bytes) : lz4(bytes);
    ArrowBuf target = allocator.buffer(Long.BYTES + packed.length);
    target.setBytes(Long.BYTES, packed);
    target.writerIndex(Long.BYTES + packed.length);
    return target;
  }

  static byte[] zstd(byte[] bytes) {
    ZstdCompressor compressor = new ZstdCompressor();
    byte[] packed = new byte[compressor.maxCompressedLength(bytes.length)];
    int length = compressor.compress(bytes, 0, bytes.length, packed, 0, packed.length);
    return Arrays.copyOf(packed, length);
  }

  /** One block of up to 4 MiB after the other, each on its own, as the LZ4 frame format has it. */
  static byte[] lz4(byte[] bytes) {
    Lz4Compressor compressor = new Lz4Compressor();
    int blocks = bytes.length / LZ4_BLOCK + 1;
    ByteBuffer frame =
        ByteBuffer.allocate(
                15 + blocks * 4 + compressor.maxCompressedLength(bytes.length + blocks * 16))
            .order(ByteOrder.LITTLE_ENDIAN);
    byte[] descriptor = {0x60, 0x70};
    XXHash32 hash = new XXHash32();
    hash.update(descriptor, 0, descriptor.length);
    frame.putInt(0x184D2204).put(descriptor).put((byte) (hash.getValue() >> 8));
    for (int start = 0; start < bytes.length; start += LZ4_BLOCK) {
      byte[] block = Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + LZ4_BLOCK));
      byte[] packed = new byte[compressor.maxCompressedLength(block.length)];
      int length = compressor.compress(block, 0, block.length, packed, 0, packed.length);
      frame.putInt(length).put(packed, 0, length);
    }
    frame.putInt(0);
    return Arrays.copyOf(frame.array(), frame.position());
  }

  @Override
  protected ArrowBuf doDecompress(BufferAllocator allocator, ArrowBuf buffer) {
    throw new UnsupportedOperationException("only for writing");
  }
}
