package dev.janus.dataset.arrow;

import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Schema;

/**
 * Goes through a schema before Arrow does: in a damaged one a field may be among its own children.
 */
final class SchemaTree {

  private static final int MOST_FIELDS = 10_000;
  private static final int MOST_LEVELS = 64;

  private int fields;

  private SchemaTree() {}

  static org.apache.arrow.vector.types.pojo.Schema read(Schema schema) {
    return UnreadableException.checked(
        () -> {
          new SchemaTree().check(schema);
          return org.apache.arrow.vector.types.pojo.Schema.convertSchema(schema);
        });
  }

  private void check(Schema schema) {
    if (schema.endianness() != Endianness.Little) {
      throw UnreadableException.unsupported(
          "its numbers are written with the highest byte first",
          "a big-endian schema",
          "write it again on a little-endian machine");
    }
    for (int i = 0; i < schema.fieldsLength(); i++) {
      check(schema.fields(i), 1);
    }
  }

  private void check(Field field, int level) {
    if (++fields > MOST_FIELDS || level > MOST_LEVELS) {
      throw UnreadableException.damaged("a schema without end");
    }
    for (int i = 0; i < field.childrenLength(); i++) {
      check(field.children(i), level + 1);
    }
  }
}
