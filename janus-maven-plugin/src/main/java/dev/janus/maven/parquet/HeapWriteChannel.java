package dev.janus.maven.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.ipc.WriteChannel;

/**
 * Writes Arrow's buffers by way of the heap. Problem: Arrow makes a view of its memory with a
 * constructor of the JDK that is closed unless the JVM has a flag for it. Copying needs no view.
 */
final class HeapWriteChannel extends WriteChannel {

  private final byte[] chunk = new byte[256 * 1024];

  HeapWriteChannel(WritableByteChannel out) {
    super(out);
  }

  @Override
  public void write(ArrowBuf buffer) throws IOException {
    long end = buffer.writerIndex();
    for (long at = buffer.readerIndex(); at < end; at += chunk.length) {
      int length = (int) Math.min(chunk.length, end - at);
      buffer.getBytes(at, chunk, 0, length);
      write(ByteBuffer.wrap(chunk, 0, length));
    }
  }
}
