package dev.janus.maven.parquet;

import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** A group of columns. */
final class StructColumn implements Column, Level {

  private final String name;
  private final int present;
  private final List<Column> fields;
  private final Bits validity = new Bits();

  /**
   * Makes an empty column.
   *
   * @param present the definition level from which on a value is not null
   */
  StructColumn(String name, int present, List<Column> fields) {
    this.name = name;
    this.present = present;
    this.fields = fields;
  }

  @Override
  public boolean slot(int definition) {
    validity.add(definition >= present);
    return true;
  }

  @Override
  public void element() {
    throw new IllegalStateException(name + " is no list");
  }

  @Override
  public Field field() {
    List<Field> children = fields.stream().map(Column::field).toList();
    return new Field(name, FieldType.nullable(ArrowType.Struct.INSTANCE), children);
  }

  @Override
  public List<Column> children() {
    return fields;
  }

  @Override
  public int slots() {
    return validity.count();
  }

  @Override
  public void writeTo(BatchParts parts) {
    parts.column(validity);
    fields.forEach(field -> field.writeTo(parts));
  }

  @Override
  public void clear() {
    validity.clear();
    fields.forEach(Column::clear);
  }
}
