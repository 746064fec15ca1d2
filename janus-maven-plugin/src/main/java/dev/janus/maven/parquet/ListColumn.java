package dev.janus.maven.parquet;

import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** A list of anything. */
final class ListColumn implements Column, Level {

  private final String name;
  private final int present;
  private final int filled;
  private final Column element;
  private final Bits validity = new Bits();
  private final ByteStore offsets = new ByteStore();
  private int elements;

  /**
   * Makes an empty column.
   *
   * @param present the definition level from which on a list is not null
   * @param filled the definition level from which on a list is not empty
   */
  ListColumn(String name, int present, int filled, Column element) {
    this.name = name;
    this.present = present;
    this.filled = filled;
    this.element = element;
  }

  @Override
  public boolean slot(int definition) {
    validity.add(definition >= present);
    offsets.addInt(elements);
    if (!isFilled(definition)) {
      return false;
    }
    elements++;
    return true;
  }

  @Override
  public void element() {
    elements++;
  }

  int elements() {
    return elements;
  }

  /** Tells whether a list with this definition level has an element. */
  boolean isFilled(int definition) {
    return definition >= filled;
  }

  @Override
  public Field field() {
    return new Field(name, FieldType.nullable(ArrowType.List.INSTANCE), List.of(element.field()));
  }

  @Override
  public List<Column> children() {
    return List.of(element);
  }

  @Override
  public int slots() {
    return validity.count();
  }

  /** Closes the last list; call it once per batch. */
  @Override
  public void writeTo(BatchParts parts) {
    offsets.addInt(elements);
    parts.column(validity);
    parts.buffer(offsets);
    element.writeTo(parts);
  }

  @Override
  public void clear() {
    validity.clear();
    offsets.clear();
    elements = 0;
    element.clear();
  }
}
