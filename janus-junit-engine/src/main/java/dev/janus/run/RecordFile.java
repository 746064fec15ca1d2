package dev.janus.run;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A file that is read and written whatever happens to the calling thread. A {@link
 * java.nio.channels.FileChannel} closes itself when a thread that uses it is interrupted, and a run
 * that is cancelled interrupts its threads: what is in flight then, and the footer, would be lost.
 *
 * <p>Not thread-safe, but for {@link #line}.
 */
final class RecordFile implements SeekableByteChannel {

  /** How much of a line is read at once, in bytes. */
  private static final int LINE_BLOCK = 8 * 1024;

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

  /**
   * Opens a file that is there.
   *
   * @throws FileNotFoundException if it cannot be read
   */
  static RecordFile openToRead(Path path) throws FileNotFoundException {
    return new RecordFile(new RandomAccessFile(path.toFile(), "r"));
  }

  /** Returns the line that starts behind so many bytes. May be called by many threads. */
  synchronized String line(long start) throws IOException {
    file.seek(start);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] block = new byte[LINE_BLOCK];
    boolean ended = false;
    int count = file.read(block);
    while (!ended && count > 0) {
      int end = 0;
      while (end < count && block[end] != '\n') {
        end++;
      }
      line.write(block, 0, end);
      ended = end < count;
      count = ended ? 0 : file.read(block);
    }
    return line.toString(StandardCharsets.UTF_8);
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
