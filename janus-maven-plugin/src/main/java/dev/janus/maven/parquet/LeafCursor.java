package dev.janus.maven.parquet;

import java.util.List;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.io.ParquetDecodingException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one leaf of a row group, row by row. Parquet stores with each value at which list it goes
 * on (repetition level) and how far down it is not null (definition level). Not thread-safe.
 */
final class LeafCursor {

  private final LeafColumn leaf;
  private final Level[] levels;

  /** For each repetition level the list that it goes on with; none for 0, a new row. */
  private final int[] lists;

  private @Nullable ColumnReader reader;
  private long left;

  LeafCursor(LeafColumn leaf, List<Level> levels, List<Integer> lists) {
    this.leaf = leaf;
    this.levels = levels.toArray(Level[]::new);
    this.lists = lists.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Goes to the start of a row group. */
  void open(PageReadStore pages, ColumnReadStore columns) {
    left = pages.getPageReader(leaf.descriptor()).getTotalValueCount();
    reader = columns.getColumnReader(leaf.descriptor());
  }

  /** Reads the next rows. */
  void read(int rows) {
    ColumnReader values = reader;
    if (values == null) {
      throw new IllegalStateException("no row group is open");
    }
    for (int row = 0; row < rows; row++) {
      if (left == 0 || values.getCurrentRepetitionLevel() != 0) {
        throw new ParquetDecodingException(name() + " does not have a value for each row");
      }
      do {
        add(values);
        values.consume();
        left--;
      } while (left > 0 && values.getCurrentRepetitionLevel() != 0);
    }
  }

  private void add(ColumnReader values) {
    int repetition = values.getCurrentRepetitionLevel();
    int definition = values.getCurrentDefinitionLevel();
    int level = 0;
    if (repetition > 0) {
      int list = list(repetition);
      levels[list].element();
      level = list + 1;
    }
    while (level < levels.length) {
      if (!levels[level].slot(definition)) {
        return;
      }
      level++;
    }
    leaf.add(definition, values);
  }

  private int list(int repetition) {
    if (repetition > lists.length) {
      throw new ParquetDecodingException("a level in " + name() + " is out of range");
    }
    return lists[repetition - 1];
  }

  /** Checks that the row group has no more than was read. */
  void close() {
    if (left != 0) {
      throw new ParquetDecodingException(name() + " has values for more rows than there are");
    }
    reader = null;
  }

  /** Checks that this leaf agrees with the others about what was read since the last batch. */
  void check() {
    for (Level level : levels) {
      if (level instanceof Echo echo) {
        echo.check();
      }
    }
  }

  /** Returns the number of bytes held. */
  long size() {
    return leaf.size();
  }

  private String name() {
    return String.join(".", leaf.descriptor().getPath());
  }
}
