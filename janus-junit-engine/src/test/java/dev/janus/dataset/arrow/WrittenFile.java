package dev.janus.dataset.arrow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** A file of one column, in memory, written for one test. */
final class WrittenFile {

  /** Sets the values of a vector. */
  interface Filling {
    void fill(FieldVector vector);
  }

  /** Writes dictionaries and rows. */
  interface Content {
    void write(IpcOutput out, BufferAllocator allocator) throws IOException;
  }

  private WrittenFile() {}

  static byte[] of(Field field, int rows, Filling filling) throws IOException {
    return of(field, rows, filling, NoCompressionCodec.INSTANCE);
  }

  static byte[] of(Field field, int rows, Filling filling, CompressionCodec codec)
      throws IOException {
    return of(
        new Schema(List.of(field)),
        codec,
        (out, allocator) -> {
          FieldVector vector = field.createVector(allocator);
          vector.allocateNew();
          filling.fill(vector);
          vector.setValueCount(rows);
          try (VectorSchemaRoot root = VectorSchemaRoot.of(vector)) {
            out.rows(root);
          }
        });
  }

  static byte[] withNote(Field field, String note, int rows, Filling filling) throws IOException {
    return of(
        new Schema(List.of(field), Map.of("huggingface", note)),
        NoCompressionCodec.INSTANCE,
        (out, allocator) -> {
          FieldVector vector = field.createVector(allocator);
          vector.allocateNew();
          filling.fill(vector);
          vector.setValueCount(rows);
          try (VectorSchemaRoot root = VectorSchemaRoot.of(vector)) {
            out.rows(root);
          }
        });
  }

  static byte[] of(Schema schema, CompressionCodec codec, Content content) throws IOException {
    return of(schema, IpcOutput.Form.STREAM, codec, content);
  }

  static byte[] of(Schema schema, IpcOutput.Form form, CompressionCodec codec, Content content)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (BufferAllocator allocator = IpcOutput.allocator();
        IpcOutput out = new IpcOutput(bytes, schema, form, codec)) {
      content.write(out, allocator);
    }
    return bytes.toByteArray();
  }

  /** Sets texts from the first on; {@code null} stays null. */
  static void texts(VarCharVector vector, @Nullable String... texts) {
    for (int i = 0; i < texts.length; i++) {
      String text = texts[i];
      if (text != null) {
        vector.setSafe(i, text.getBytes(StandardCharsets.UTF_8));
      }
    }
    vector.setValueCount(texts.length);
  }
}
