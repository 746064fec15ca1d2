package dev.janus.run.cache;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A segment that is appended to. Not thread-safe. */
final class OpenSegment implements Closeable {

  private final Path file;
  private final SegmentOutput output;
  private long length;
  private boolean isSpoilt;

  private OpenSegment(Path file, SegmentOutput output) {
    this.file = file;
    this.output = output;
  }

  /**
   * Makes the file of a segment.
   *
   * @throws IOException if it cannot be made
   */
  static OpenSegment create(Path file, SegmentOutput.Opening opening) throws IOException {
    return new OpenSegment(file, opening.open(file));
  }

  /**
   * Appends a line whole, or not at all. When that fails, the segment may be {@link #isSpoilt}.
   *
   * @return where the line starts
   * @throws IOException if it is not appended
   */
  long append(byte[] line) throws IOException {
    long offset = length;
    try {
      output.write(line);
    } catch (IOException e) {
      takeBack(e);
      throw e;
    }
    length += line.length;
    return offset;
  }

  private void takeBack(IOException cause) {
    // One without any entry is removed instead.
    isSpoilt = length == 0;
    try {
      output.truncate(length);
    } catch (IOException e) {
      isSpoilt = true;
      cause.addSuppressed(e);
    }
  }

  Path file() {
    return file;
  }

  /** Returns how many bytes were appended. */
  long length() {
    return length;
  }

  /** Tells whether nothing may be appended any more: what is at the end may be half a line. */
  boolean isSpoilt() {
    return isSpoilt;
  }

  /** Closes the file, and removes it if it has no entry. */
  @Override
  public void close() throws IOException {
    output.close();
    if (length == 0) {
      Files.deleteIfExists(file);
    }
  }
}
