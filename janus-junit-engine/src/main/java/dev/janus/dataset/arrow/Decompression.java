package dev.janus.dataset.arrow;

import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * How the buffers of a batch are compressed. A buffer begins with its length when it is unpacked,
 * which no one can trust: memory is taken only for as much as its bytes can hold. It is unpacked on
 * the heap, since Arrow's direct buffers are out of reach without a flag of the JVM.
 *
 * @param codec {@code null} when they are as they are
 */
record Decompression(@Nullable Codec codec) {

  /** Takes the place of the length in front of a buffer that did not become smaller. */
  private static final long NOT_PACKED = -1;

  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  static Decompression of(RecordBatch batch) {
    BodyCompression compression = batch.compression();
    return new Decompression(compression == null ? null : Codec.of(compression.codec()));
  }

  /** Returns the content of a buffer, to be released by the caller. */
  ArrowBuf unpack(ArrowBuf buffer, BufferAllocator allocator) {
    if (codec == null || buffer.capacity() == 0) {
      return retained(buffer);
    }
    if (buffer.capacity() < Long.BYTES) {
      throw UnreadableException.damaged("a compressed buffer of " + buffer.capacity() + " bytes");
    }
    long length = buffer.getLong(0);
    ArrowBuf rest = buffer.slice(Long.BYTES, buffer.capacity() - Long.BYTES);
    if (length == NOT_PACKED || length == 0) {
      return retained(length == 0 ? rest.slice(0, 0) : rest);
    }
    return unpack(codec, rest, length, allocator);
  }

  private static ArrowBuf unpack(
      Codec codec, ArrowBuf buffer, long length, BufferAllocator allocator) {
    byte[] packed = new byte[(int) Math.min(LONGEST_ARRAY, buffer.capacity())];
    buffer.getBytes(0, packed);
    if (length < 0 || length > Math.min(LONGEST_ARRAY, codec.most(packed))) {
      throw UnreadableException.damaged(
          "a buffer of %d bytes that should hold %d".formatted(packed.length, length));
    }
    byte[] bytes = UnreadableException.checked(() -> codec.unpack(packed, (int) length));
    ArrowBuf content = allocator.buffer(length);
    content.setBytes(0, bytes);
    return content.slice(0, length);
  }

  private static ArrowBuf retained(ArrowBuf buffer) {
    buffer.getReferenceManager().retain();
    return buffer;
  }
}
