package dev.janus.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** The lines of a record, one after another, and where each is. Not thread-safe. */
@API(status = Status.INTERNAL)
public final class RecordLines {

  private static final int BLOCK = 64 * 1024;

  private final InputStream in;
  private final byte[] block = new byte[BLOCK];
  private int position;
  private int filled;
  private long offset;
  private long start;
  private byte[] bytes = {};
  private boolean ended;

  /** Reads from a stream that is not closed. */
  public RecordLines(InputStream in) {
    this.in = in;
  }

  /** Goes on to the next line. False when there is none. */
  public boolean next() throws IOException {
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
    bytes = line.toByteArray();
    return offset > start;
  }

  private boolean fill() throws IOException {
    position = 0;
    filled = Math.max(0, in.read(block));
    return filled > 0;
  }

  /** Returns the line, without its end. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Returns the bytes of the line, without its end and without a carriage return before it. */
  byte[] bytes() {
    int last = bytes.length - 1;
    return last >= 0 && bytes[last] == '\r' ? Arrays.copyOf(bytes, last) : bytes;
  }

  /** Returns how many bytes are before the line. */
  public long start() {
    return start;
  }

  /** Returns how many bytes the line has, without its end. */
  public int length() {
    return bytes.length;
  }

  /** Tells whether the line has an end; only the last one may have none. */
  public boolean isEnded() {
    return ended;
  }
}
