package dev.janus.dataset.arrow;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/**
 * The bytes of a file, none of which is asked for that it does not have: a length in a damaged file
 * may be any number.
 *
 * <p>Problem: Arrow's own channels write into a direct buffer made of an address, which a JVM only
 * allows with a flag. Solution: copy through a heap buffer.
 */
final class IpcInput {

  private static final int CHUNK = 1 << 17;

  /** No schema, and no list of buffers, is as long. */
  private static final int LONGEST_METADATA = 1 << 26;

  private final SeekableByteChannel channel;
  private final long size;
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);

  IpcInput(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  long size() {
    return size;
  }

  long remaining() throws IOException {
    return size - channel.position();
  }

  void moveTo(long position) throws IOException {
    if (position < 0 || position > size) {
      throw UnreadableException.damaged("byte " + position + " of " + size + " is referred to");
    }
    channel.position(position);
  }

  int integer() throws IOException {
    return metadata(Integer.BYTES).getInt();
  }

  ByteBuffer metadata(int length) throws IOException {
    if (length < 0 || length > LONGEST_METADATA) {
      throw UnreadableException.damaged("a length of " + length + " bytes" + place());
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).order(LITTLE_ENDIAN);
    requireLeft(length);
    fill(bytes);
    return bytes;
  }

  /** Returns buffers as they are in the file, to be closed by the caller. */
  ArrowBuf body(long length, BufferAllocator allocator) throws IOException {
    if (length < 0) {
      throw UnreadableException.damaged("a length of " + length + " bytes" + place());
    }
    requireLeft(length);
    ArrowBuf body = allocator.buffer(length);
    try {
      fill(body, length);
    } catch (IOException | RuntimeException e) {
      body.close();
      throw e;
    }
    return body;
  }

  private void fill(ArrowBuf body, long length) throws IOException {
    for (long done = 0; done < length; done += chunk.limit()) {
      fill(chunk.clear().limit((int) Math.min(CHUNK, length - done)));
      body.setBytes(done, chunk.array(), 0, chunk.limit());
    }
  }

  private void fill(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw UnreadableException.cutOff("its end, before the " + size + " bytes it had at first");
      }
    }
    bytes.flip();
  }

  private void requireLeft(long length) throws IOException {
    if (length > remaining()) {
      throw UnreadableException.cutOff(
          remaining() + " bytes, where " + length + " should follow" + place());
    }
  }

  private String place() throws IOException {
    return " after byte " + channel.position();
  }
}
