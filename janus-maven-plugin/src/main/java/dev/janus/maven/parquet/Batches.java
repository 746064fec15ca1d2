package dev.janus.maven.parquet;

import java.io.IOException;
import java.util.List;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.page.PageReadStore;

/** Reads rows from row groups and writes them in batches of bounded size. Not thread-safe. */
final class Batches {

  private static final int MOST_ROWS = 1024;
  private static final long MANY_BYTES = 8L << 20;

  /** Rows that are read before anybody looks how many bytes they are. */
  private static final int STEP = 16;

  private final List<LeafCursor> leaves;
  private final ArrowStream stream;
  private final ConversionListener listener;
  private final long total;
  private long written;
  private int rows;

  /**
   * Makes empty batches.
   *
   * @param total the number of rows that are to come
   */
  Batches(List<LeafCursor> leaves, ArrowStream stream, ConversionListener listener, long total) {
    this.leaves = leaves;
    this.stream = stream;
    this.listener = listener;
    this.total = total;
  }

  /** Reads all rows of a row group; the last ones may stay here. */
  void read(PageReadStore pages, ColumnReadStore columns) throws IOException {
    leaves.forEach(leaf -> leaf.open(pages, columns));
    for (long left = pages.getRowCount(); left > 0; ) {
      int step = (int) Math.min(left, STEP);
      leaves.forEach(leaf -> leaf.read(step));
      left -= step;
      rows += step;
      if (rows > MOST_ROWS - STEP || size() >= MANY_BYTES) {
        finish();
      }
    }
    leaves.forEach(LeafCursor::close);
  }

  /** Writes the rows that are still here. */
  void finish() throws IOException {
    if (rows > 0) {
      leaves.forEach(LeafCursor::check);
      stream.batch(rows);
      written += rows;
      rows = 0;
      listener.converted(written, total);
    }
  }

  private long size() {
    long size = 0;
    for (LeafCursor leaf : leaves) {
      size += leaf.size();
    }
    return size;
  }
}
