package dev.janus.run.cache;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a segment is written through. */
interface SegmentOutput extends Closeable {

  /** Opens the file of a segment. */
  interface Opening {

    /**
     * Makes a file.
     *
     * @throws IOException if it is there already, or cannot be written
     */
    SegmentOutput open(Path file) throws IOException;
  }

  /**
   * Writes all bytes at the end.
   *
   * @throws IOException if not all could be written; some may have been
   */
  void write(byte[] bytes) throws IOException;

  /**
   * Removes what is beyond a length.
   *
   * @throws IOException if it stays
   */
  void truncate(long length) throws IOException;

  /** Makes a file on disk. */
  static SegmentOutput open(Path file) throws IOException {
    Files.createFile(file);
    // A channel would be closed for all threads when one of them is interrupted as it writes.
    RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
    return new SegmentOutput() {

      @Override
      public void write(byte[] bytes) throws IOException {
        out.write(bytes);
      }

      @Override
      public void truncate(long length) throws IOException {
        out.setLength(length);
      }

      @Override
      public void close() throws IOException {
        out.close();
      }
    };
  }
}
