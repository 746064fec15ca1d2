package dev.janus.dataset;

/** Takes what a reader finds in a file, in its order. */
interface RowSink {

  /** Takes the next row. */
  void row(Row row);

  /** Takes what is wrong with the file or with a row that cannot be read at all. */
  void problem(Problem problem);
}
