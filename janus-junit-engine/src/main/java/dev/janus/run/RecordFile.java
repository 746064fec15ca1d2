package dev.janus.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/**
 * A file that is read and written whatever happens to the calling thread. A {@link
 * java.nio.channels.FileChannel} closes itself when a thread that uses it is interrupted, and a run
 * that is cancelled interrupts its threads: what is in flight then, and the footer, would be lost.
 *
 * <p>Not thread-safe.
 */
final class RecordFile implements SeekableByteChannel {

  private final RandomAccessFile file;
  private boolean open = true;

  private RecordFile(RandomAccessFile file) {
    this.file = file;
  }

  /**
   * Opens a file, which is created where needed.
   *
   * @throws FileNotFoundException if it cannot be read and written
   */
  static RecordFile open(Path path) throws FileNotFoundException {
    return new RecordFile(new RandomAccessFile(path.toFile(), "rw"));
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    byte[] bytes = new byte[target.remaining()];
    int count = file.read(bytes);
    if (count > 0) {
      target.put(bytes, 0, count);
    }
    return count;
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
  public RecordFile position(long position) throws IOException {
    file.seek(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.length();
  }

  @Override
  public RecordFile truncate(long size) throws IOException {
    if (size < file.length()) {
      file.setLength(size);
    }
    if (size < position()) {
      position(size);
    }
    return this;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    file.close();
  }
}
