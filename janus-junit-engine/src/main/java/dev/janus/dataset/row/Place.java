package dev.janus.dataset.row;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Where a row is.
 *
 * @param where with the file, for example {@code x.jsonl:12}
 * @param brief within the file, for example {@code line 12}
 */
@API(status = Status.INTERNAL)
public record Place(String where, String brief) {

  /** A row that is a line of its own. */
  public static Place line(String file, int line) {
    return new Place(file + ":" + line, "line " + line);
  }

  /** A row, counted from 1, that starts in a line which it may share with others. */
  public static Place row(String file, int line, int row) {
    return new Place(file + ":" + line + " (row " + row + ")", "row " + row);
  }

  /** A row, counted from 1, of a file without lines. */
  public static Place row(String file, long row) {
    return new Place(file + " (row " + row + ")", "row " + row);
  }
}
