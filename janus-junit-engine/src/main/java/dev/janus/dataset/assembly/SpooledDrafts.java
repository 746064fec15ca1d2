package dev.janus.dataset.assembly;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import dev.janus.dataset.spool.Spool;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Rows in a temporary file, numbered in their order. Sixteen bytes of memory for each. Thread-safe
 * once all are added.
 */
final class SpooledDrafts {

  private static final int BITS_OF_A_MEGABYTE = 20;
  private static final String OTHER_FOLDER = "name another folder with -Djava.io.tmpdir=...";

  private final Path folder;
  private final Spool spool;
  private final DraftEncoder encoder = new DraftEncoder();
  private final Longs ends = new Longs();
  private final Longs rubrics = new Longs();

  private SpooledDrafts(Path folder, Spool spool) {
    this.folder = folder;
    this.spool = spool;
  }

  /**
   * Starts without rows.
   *
   * @throws RefusedFileException if no file can be made in the folder
   */
  static SpooledDrafts in(Path folder) throws RefusedFileException {
    try {
      return new SpooledDrafts(folder, Spool.create(folder));
    } catch (IOException e) {
      throw unwritable(folder, 0, e);
    }
  }

  int size() {
    return ends.size();
  }

  /**
   * Adds the next row.
   *
   * @throws RefusedFileException if it cannot be written; no more rows can then be added
   */
  void add(Draft draft) throws RefusedFileException {
    int length = encoder.encode(draft);
    try {
      ends.add(spool.append(encoder.bytes(), length) + length);
    } catch (IOException e) {
      throw unwritable(folder, ends.size() == 0 ? 0 : ends.get(ends.size() - 1), e);
    }
    rubrics.add(draft.rubrics().size());
  }

  private static RefusedFileException unwritable(Path folder, long written, IOException cause) {
    return new RefusedFileException(
        new Problem(
            folder.toString(),
            "the bench is too large to be kept in memory, and cannot be written to a temporary"
                + " file",
            "%s, after %d MB".formatted(text(cause), written >> BITS_OF_A_MEGABYTE),
            "make room there for the texts of the bench, or " + OTHER_FOLDER));
  }

  private static String text(IOException cause) {
    String message = cause.getMessage();
    return message == null || cause instanceof FileSystemException ? cause.toString() : message;
  }

  /**
   * Returns a row, decoded anew.
   *
   * @throws LostRowException if the file cannot be read
   */
  Draft get(int row) {
    return new DraftDecoder(bytes(row)).draft();
  }

  /** Returns the row's own id, if it has one. */
  @Nullable String id(int row) {
    return new DraftDecoder(bytes(row)).id();
  }

  int rubricCount(int row) {
    return (int) rubrics.get(row);
  }

  /** Returns the row as {@link DraftEncoder} wrote it. */
  byte[] bytes(int row) {
    long start = row == 0 ? 0 : ends.get(row - 1);
    try {
      return spool.read(start, Math.toIntExact(ends.get(row) - start));
    } catch (IOException e) {
      throw new LostRowException(
          new Problem(
              folder.toString(),
              "a prompt cannot be read back from the temporary file of the bench",
              text(e),
              "run again; if it happens again, " + OTHER_FOLDER),
          e);
    }
  }

  void discard() {
    spool.close();
  }
}
