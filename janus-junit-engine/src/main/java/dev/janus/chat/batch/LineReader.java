package dev.janus.chat.batch;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file line by line, and knows where each line is. An interrupt of the thread does not
 * concern it.
 *
 * <p>Not thread-safe.
 */
final class LineReader implements AutoCloseable {

  /** Of a longer line, in bytes, only this much is read: no completion is that long. */
  static final int LONGEST = 32 << 20;

  private static final int BUFFER = 1 << 16;

  /**
   * One line.
   *
   * @param offset of its first byte
   * @param text without the line break
   * @param whole whether there is a line break
   */
  record Line(long offset, String text, boolean whole) {}

  private final InputStream input;
  private final byte[] buffer = new byte[BUFFER];
  private int next;
  private int limit;
  private long position;

  LineReader(Path file) throws IOException {
    input = new FileInputStream(file.toFile());
  }

  /** Returns the next line; null when there is none. */
  @Nullable Line next() throws IOException {
    long offset = position;
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    boolean whole = false;
    while (!whole && fill()) {
      int start = next;
      while (next < limit && buffer[next] != '\n') {
        next++;
      }
      text.write(buffer, start, Math.min(next - start, LONGEST - text.size()));
      whole = next < limit;
      next += whole ? 1 : 0;
      position += next - start;
    }
    return position == offset
        ? null
        : new Line(offset, text.toString(StandardCharsets.UTF_8), whole);
  }

  /** Tells whether there is another byte. */
  private boolean fill() throws IOException {
    if (next == limit) {
      next = 0;
      limit = Math.max(0, input.read(buffer));
    }
    return limit > 0;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
