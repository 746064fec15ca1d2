package dev.janus.dataset;

/**
 * Where a row is.
 *
 * @param where with the file, for example {@code x.jsonl:12}
 * @param brief within the file, for example {@code line 12}
 */
record Place(String where, String brief) {

  /** A row that is a line of its own. */
  static Place line(String file, int line) {
    return new Place(file + ":" + line, "line " + line);
  }

  /** A row, counted from 1, that starts in a line which it may share with others. */
  static Place row(String file, int line, int row) {
    return new Place(file + ":" + line + " (row " + row + ")", "row " + row);
  }
}
