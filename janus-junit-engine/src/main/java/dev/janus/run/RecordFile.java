package dev.janus.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/**
 * A file that is written to. Problem: a {@link java.nio.channels.FileChannel} is closed for all
 * when one thread that writes is interrupted, as those of a cancelled run are. Solution: this one
 * takes no notice of interrupts.
 *
 * <p>Not thread-safe.
 */
final class RecordFile implements SeekableByteChannel {

  private final RandomAccessFile file;
  private boolean closed;

  /** Opens a file, and creates it where there is none. */
  RecordFile(Path path) throws FileNotFoundException {
    file = new RandomAccessFile(path.toFile(), "rw");
  }

  @Override
  public int read(ByteBuffer target) {
    throw new NonReadableChannelException();
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    file.write(bytes);
    return bytes.length;
  }

  @Override
  public long position() throws IOException {
    return file.getFilePointer();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    file.seek(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.length();
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    if (size < file.length()) {
      file.setLength(size);
    }
    return this;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    file.close();
  }
}
