package dev.janus.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of a record, one after another, and where each starts. Not thread-safe. */
final class RecordLines {

  private static final int BLOCK = 64 * 1024;

  private final InputStream in;
  private final byte[] block = new byte[BLOCK];
  private int position;
  private int filled;
  private long offset;
  private long start;
  private String text = "";
  private boolean ended;

  /** Reads from a stream that is not closed. */
  RecordLines(InputStream in) {
    this.in = in;
  }

  /** Goes on to the next line. False when there is none. */
  boolean next() throws IOException {
    start = offset;
    ended = false;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (!ended && (position < filled || fill())) {
      int end = position;
      while (end < filled && block[end] != '\n') {
        end++;
      }
      line.write(block, position, end - position);
      ended = end < filled;
      int next = ended ? end + 1 : end;
      offset += next - position;
      position = next;
    }
    text = line.toString(StandardCharsets.UTF_8);
    return offset > start;
  }

  private boolean fill() throws IOException {
    position = 0;
    filled = Math.max(0, in.read(block));
    return filled > 0;
  }

  /** Returns the line, without its end. */
  String text() {
    return text;
  }

  /** Returns how many bytes are before the line. */
  long start() {
    return start;
  }

  /** Tells whether the line has an end; only the last one may have none. */
  boolean isEnded() {
    return ended;
  }
}
