package dev.janus.maven.parquet;

import org.apache.parquet.column.ColumnReader;

/** The values of a leaf, without their validity. Not thread-safe. */
interface Values {

  /** Adds the value that a reader stands at. */
  void add(ColumnReader reader);

  /** Adds what takes the place of a null. */
  void addNull();

  /** Hands over the buffers; call it once per batch. */
  void writeTo(BatchParts parts);

  void clear();

  /** Returns the number of bytes held. */
  long size();
}
