package dev.janus.dataset.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a file as bytes, one at a time, each ended by a line feed or the end of the file. A
 * byte order mark before the first line is left out.
 */
final class ByteLines {

  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private final int longest;
  private final byte[] chunk = new byte[CHUNK];
  private int chunkStart;
  private int chunkEnd;
  private byte[] line = new byte[CHUNK];
  private int length;
  private int number;

  /**
   * Starts before the first line.
   *
   * @param longest how many bytes a line may have
   */
  ByteLines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * Goes to the next line.
   *
   * @return whether there is one
   * @throws LongLineException if it is too long; no further line can be read then
   */
  boolean next() throws IOException {
    length = 0;
    if (!fill()) {
      return false;
    }
    number++;
    while (fill() && !takeUpToLineFeed()) {
      // the line goes on in the next chunk
    }
    if (number == 1 && startsWithMark()) {
      System.arraycopy(line, 3, line, 0, length -= 3);
    }
    return true;
  }

  private boolean fill() throws IOException {
    if (chunkStart == chunkEnd) {
      chunkStart = 0;
      chunkEnd = Math.max(0, in.read(chunk));
    }
    return chunkStart < chunkEnd;
  }

  private boolean takeUpToLineFeed() throws LongLineException {
    int end = chunkStart;
    while (end < chunkEnd && chunk[end] != '\n') {
      end++;
    }
    append(chunkStart, end - chunkStart);
    boolean ended = end < chunkEnd;
    chunkStart = ended ? end + 1 : end;
    return ended;
  }

  private void append(int from, int count) throws LongLineException {
    if (count > longest - length) {
      throw new LongLineException();
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(length + count, (int) Math.min(longest, 2L * length)));
    }
    System.arraycopy(chunk, from, line, length, count);
    length += count;
  }

  private boolean startsWithMark() {
    return length >= 3
        && line[0] == (byte) 0xEF
        && line[1] == (byte) 0xBB
        && line[2] == (byte) 0xBF;
  }

  /** Returns whether the line holds nothing but blanks. */
  boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Returns the line's bytes, valid up to {@link #length()} and until the next line. */
  byte[] bytes() {
    return line;
  }

  int length() {
    return length;
  }

  /** Returns the number of the line, from 1. */
  int number() {
    return number;
  }

  /**
   * Returns the column, from 1, of the character that begins at or before an offset; the end of the
   * line counts as one.
   */
  int column(long offset) {
    int column = 1;
    for (int i = 1; i <= Math.min(offset, length); i++) {
      if (i == length || (line[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    return column;
  }

  /** A line is longer than any row can be. */
  static final class LongLineException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
