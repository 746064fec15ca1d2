package dev.janus.dataset.arrow;

import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** Fields of a schema, all of which may be null. */
final class SchemaFields {

  private SchemaFields() {}

  /** Returns the column {@code x}, which is the one that tests ask for. */
  static Field field(ArrowType type, Field... children) {
    return child("x", type, children);
  }

  static Field child(String name, ArrowType type, Field... children) {
    return new Field(name, FieldType.nullable(type), List.of(children));
  }

  static Field text(String name) {
    return child(name, ArrowType.Utf8.INSTANCE);
  }
}
