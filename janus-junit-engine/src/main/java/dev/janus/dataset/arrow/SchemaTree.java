package dev.janus.dataset.arrow;

import dev.janus.dataset.row.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * What a schema says.
 *
 * <p>Problem: Arrow's own class of that name readies Jackson for itself, which takes as long as all
 * else that happens before the first row. Solution: its fields, one by one.
 *
 * @param metadata notes of the writer
 */
record SchemaTree(List<Field> fields, Map<String, String> metadata) {

  private static final int MOST_FIELDS = 10_000;
  private static final int MOST_LEVELS = 64;

  static SchemaTree read(Schema schema) {
    return UnreadableException.checked(
        () -> {
          new Check().check(schema);
          List<Field> fields = new ArrayList<>();
          for (int i = 0; i < schema.fieldsLength(); i++) {
            fields.add(Field.convertField(schema.fields(i)));
          }
          Map<String, String> metadata = new HashMap<>();
          for (int i = 0; i < schema.customMetadataLength(); i++) {
            KeyValue note = schema.customMetadata(i);
            metadata.put(String.valueOf(note.key()), String.valueOf(note.value()));
          }
          return new SchemaTree(fields, metadata);
        });
  }

  /**
   * Goes through a schema before Arrow does: in a damaged one a field may be among its own
   * children.
   */
  private static final class Check {

    private int fields;

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

    private void check(org.apache.arrow.flatbuf.Field field, int level) {
      if (++fields > MOST_FIELDS || level > MOST_LEVELS) {
        throw UnreadableException.damaged("a schema without end");
      }
      Set<String> names = new HashSet<>();
      for (int i = 0; i < field.childrenLength(); i++) {
        org.apache.arrow.flatbuf.Field child = field.children(i);
        if (!names.add(String.valueOf(child.name())) && field.typeType() == Type.Struct_) {
          throw twins(field, child);
        }
        check(child, level + 1);
      }
    }

    /** Arrow keeps one of two children that have one name, and loses count of the buffers. */
    private static UnreadableException twins(
        org.apache.arrow.flatbuf.Field record, org.apache.arrow.flatbuf.Field child) {
      return UnreadableException.unsupported(
          "two fields of a record have one name",
          "%s in the record %s".formatted(quote(child), quote(record)),
          "rename one of them and write it again");
    }

    private static String quote(org.apache.arrow.flatbuf.Field field) {
      return Problem.quote(String.valueOf(field.name()));
    }
  }
}
