package dev.janus.maven.parquet;

import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;

/** What was read of a column since the last batch, laid out as Arrow wants it. Not thread-safe. */
sealed interface Column permits LeafColumn, StructColumn, ListColumn {

  /** Returns name and type. */
  Field field();

  /** Returns the columns within this one. */
  List<Column> children();

  /** Returns the number of values, nulls among them. */
  int slots();

  /** Hands over length and buffers of this column, then those of the columns within it. */
  void writeTo(BatchParts parts);

  /** Forgets what was read, here and in the columns within. */
  void clear();
}
