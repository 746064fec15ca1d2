package dev.janus.maven.parquet;

import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.ParquetDecodingException;

/** A column of values. */
final class LeafColumn implements Column {

  private final String name;
  private final LeafType type;
  private final ColumnDescriptor descriptor;
  private final Values values;
  private final Bits validity = new Bits();

  LeafColumn(String name, LeafType type, ColumnDescriptor descriptor) {
    this.name = name;
    this.type = type;
    this.descriptor = descriptor;
    this.values = type.values().get();
  }

  /** Returns where the values are in the Parquet file. */
  ColumnDescriptor descriptor() {
    return descriptor;
  }

  /** Adds the value that a reader stands at, or a null when the level says so. */
  void add(int definition, ColumnReader reader) {
    int present = descriptor.getMaxDefinitionLevel();
    if (definition > present) {
      throw new ParquetDecodingException("a level in " + name + " is out of range");
    }
    validity.add(definition == present);
    if (definition == present) {
      values.add(reader);
    } else {
      values.addNull();
    }
  }

  /** Returns the number of bytes held. */
  long size() {
    return values.size();
  }

  @Override
  public Field field() {
    return new Field(name, type.fieldType(), List.of());
  }

  @Override
  public List<Column> children() {
    return List.of();
  }

  @Override
  public int slots() {
    return validity.count();
  }

  @Override
  public void writeTo(BatchParts parts) {
    parts.column(validity);
    values.writeTo(parts);
  }

  @Override
  public void clear() {
    validity.clear();
    values.clear();
  }
}
