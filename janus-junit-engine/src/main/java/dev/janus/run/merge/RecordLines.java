package dev.janus.run.merge;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a file one by one, and where they are. Not thread-safe. */
final class RecordLines implements Closeable {

  private static final int BLOCK = 64 * 1024;

  private final InputStream in;
  private final byte[] block = new byte[BLOCK];
  private int next;
  private int end;
  private long offset;

  private RecordLines(InputStream in) {
    this.in = in;
  }

  static RecordLines open(Path file) throws IOException {
    return new RecordLines(Files.newInputStream(file));
  }

  /**
   * A line.
   *
   * @param text without its end
   * @param ended whether it has one
   */
  record Line(Span span, String text, boolean ended) {}

  /** Returns the next line, or null at the end of the file. */
  @Nullable Line next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (fill()) {
      int start = next;
      while (next < end && block[next] != '\n') {
        next++;
      }
      bytes.write(block, start, next - start);
      if (next < end) {
        next++;
        return line(bytes, 1);
      }
    }
    return bytes.size() == 0 ? null : line(bytes, 0);
  }

  /** Sees to it that there is a byte to read; false at the end of the file. */
  private boolean fill() throws IOException {
    if (next == end) {
      next = 0;
      end = Math.max(0, in.read(block));
    }
    return next < end;
  }

  private Line line(ByteArrayOutputStream bytes, int lineEnd) {
    Span span = new Span(offset, bytes.size());
    offset += bytes.size() + lineEnd;
    return new Line(span, bytes.toString(StandardCharsets.UTF_8), lineEnd > 0);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
