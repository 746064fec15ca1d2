package dev.janus.run.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Goes through the lines of a segment, with a block of it in memory at a time. A line without an
 * end is none: its writer was killed, or is writing it just now.
 */
final class SegmentScan {

  /** Takes what is found. */
  interface Entries {

    /**
     * Takes an entry.
     *
     * @param high the first 64 bits of its name
     * @param low the next 64
     * @param offset where its line starts
     */
    void found(long high, long low, long offset);
  }

  private static final int BLOCK = 256 * 1024;

  /** What a line must start with, to be an entry: a name and a space. */
  private static final int HEAD = EntryName.DIGITS + 1;

  private final InputStream in;
  private final byte[] block = new byte[BLOCK];

  /** How many bytes of the file are before the block. */
  private long before;

  private int position;
  private int filled;
  private long lines;

  private SegmentScan(InputStream in) {
    this.in = in;
  }

  /**
   * Tells all entries, one after another.
   *
   * @throws IOException if not all can be read
   */
  static void entries(Path file, Entries entries) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      new SegmentScan(in).tell(entries);
    }
  }

  /**
   * How much a segment holds.
   *
   * @param entries lines, whatever they say
   */
  record Size(long entries, long bytes) {}

  /**
   * Counts lines and bytes.
   *
   * @throws IOException if not all can be read
   */
  static Size size(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      SegmentScan scan = new SegmentScan(in);
      while (scan.skipLine()) {
        scan.lines++;
      }
      return new Size(scan.lines, scan.before + scan.filled);
    }
  }

  private void tell(Entries entries) throws IOException {
    while (hasHead()) {
      long offset = before + position;
      boolean isEntry = EntryName.isAt(block, position);
      long high = EntryName.high(block, position);
      long low = EntryName.low(block, position);
      position += isEntry ? HEAD : 0;
      if (skipLine() && isEntry) {
        entries.found(high, low, offset);
      }
    }
  }

  private boolean hasHead() throws IOException {
    if (filled - position < HEAD) {
      System.arraycopy(block, position, block, 0, filled - position);
      before += position;
      filled -= position;
      position = 0;
      filled += in.readNBytes(block, filled, BLOCK - filled);
    }
    return filled - position >= HEAD;
  }

  /** Goes to the start of the next line. False if this one has no end. */
  private boolean skipLine() throws IOException {
    do {
      for (int i = position; i < filled; i++) {
        if (block[i] == '\n') {
          position = i + 1;
          return true;
        }
      }
    } while (nextBlock());
    return false;
  }

  private boolean nextBlock() throws IOException {
    int read = in.readNBytes(block, 0, BLOCK);
    if (read == 0) {
      position = filled;
      return false;
    }
    before += filled;
    position = 0;
    filled = read;
    return true;
  }
}
