package dev.janus.dataset.arrow;

import dev.janus.dataset.row.Problem;
import java.util.HashSet;
import java.util.Set;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;

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
    Set<String> names = new HashSet<>();
    for (int i = 0; i < field.childrenLength(); i++) {
      Field child = field.children(i);
      if (!names.add(String.valueOf(child.name())) && field.typeType() == Type.Struct_) {
        throw twins(field, child);
      }
      check(child, level + 1);
    }
  }

  /** Arrow keeps one of two children that have one name, and loses count of the buffers. */
  private static UnreadableException twins(Field record, Field child) {
    return UnreadableException.unsupported(
        "two fields of a record have one name",
        "%s in the record %s".formatted(quote(child), quote(record)),
        "rename one of them and write it again");
  }

  private static String quote(Field field) {
    return Problem.quote(String.valueOf(field.name()));
  }
}
