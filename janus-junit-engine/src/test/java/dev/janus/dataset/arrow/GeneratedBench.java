package dev.janus.dataset.arrow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.Text;

/**
 * Writes one bench of any size in several formats: four preferences and four rubrics a row, about
 * 2.4 KB. Equal for equal seeds.
 */
public final class GeneratedBench {

  private static final int ROWS_PER_BATCH = 1000;
  private static final int LIST = 4;
  private static final int RARE = 25;
  private static final List<String> SOURCES = List.of("koala", "mt-bench", "vicuna", "oasst");
  private static final List<String> DIMENSIONS =
      List.of("style", "background_knowledge", "informativeness", "harmlessness");
  private static final List<String> WORDS =
      List.of(
          "the answer of a tutor who explains each step and names her sources for anyone in plain"
              .split(" "));

  private static final Schema SCHEMA =
      new Schema(
          List.of(
              text("source"),
              records(
                  "preference_set",
                  text("dimension"),
                  text("subdimension"),
                  text("preference"),
                  text("description")),
              text("system"),
              text("prompt"),
              text("reference_answer"),
              records(
                  "rubrics",
                  text("criteria"),
                  record(
                      "score_descriptions",
                      IntStream.rangeClosed(1, 5)
                          .mapToObj(i -> text("" + i))
                          .toArray(Field[]::new)))));

  private final int rows;
  private final Random random = new Random(42);

  private GeneratedBench(int rows) {
    this.rows = rows;
  }

  /** Writes {@code bench.*} to a folder: arguments are the folder and the number of rows. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int rows = Integer.parseInt(arguments[1]);
    arrow(
        folder.resolve("bench.stream.arrow"),
        rows,
        IpcOutput.Form.STREAM,
        NoCompressionCodec.INSTANCE);
    arrow(
        folder.resolve("bench.file.arrow"), rows, IpcOutput.Form.FILE, NoCompressionCodec.INSTANCE);
    for (CodecType type : List.of(CodecType.ZSTD, CodecType.LZ4_FRAME)) {
      String name = "bench." + type.name().toLowerCase(Locale.ROOT) + ".arrow";
      arrow(folder.resolve(name), rows, IpcOutput.Form.STREAM, new PackedBuffers(type));
    }
    json(folder.resolve("bench.jsonl"), rows);
  }

  private static Field text(String name) {
    return Field.nullable(name, ArrowType.Utf8.INSTANCE);
  }

  private static Field record(String name, Field... fields) {
    return new Field(name, FieldType.nullable(ArrowType.Struct.INSTANCE), List.of(fields));
  }

  private static Field records(String name, Field... fields) {
    return new Field(
        name, FieldType.nullable(ArrowType.List.INSTANCE), List.of(record("item", fields)));
  }

  static void arrow(Path file, int rows, IpcOutput.Form form, CompressionCodec codec)
      throws IOException {
    GeneratedBench bench = new GeneratedBench(rows);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        BufferAllocator allocator = IpcOutput.allocator();
        VectorSchemaRoot root = VectorSchemaRoot.create(SCHEMA, allocator);
        IpcOutput output = new IpcOutput(out, SCHEMA, form, codec)) {
      for (int start = 0; start < rows; start += ROWS_PER_BATCH) {
        bench.fill(root, start, Math.min(ROWS_PER_BATCH, rows - start));
        output.rows(root);
      }
    }
  }

  private void fill(VectorSchemaRoot root, int start, int count) {
    root.getFieldVectors().forEach(FieldVector::reset);
    for (int i = 0; i < count; i++) {
      for (FieldVector vector : root.getFieldVectors()) {
        set(vector, i, start + i);
      }
    }
    root.setRowCount(count);
  }

  private void set(FieldVector vector, int index, int number) {
    if (vector instanceof VarCharVector texts) {
      texts.setSafe(index, new Text(text(texts.getName(), number)));
    } else if (vector instanceof StructVector struct) {
      struct.setIndexDefined(index);
      struct.getChildrenFromFields().forEach(child -> set(child, index, number));
    } else if (vector instanceof ListVector list) {
      int first = list.startNewValue(index);
      for (int i = 0; i < LIST; i++) {
        set(list.getDataVector(), first + i, number * LIST + i);
      }
      list.endValue(index, LIST);
    }
  }

  private String text(String name, int number) {
    return switch (name) {
      case "source" -> SOURCES.get(number % SOURCES.size());
      case "dimension" -> DIMENSIONS.get(number % LIST);
      case "subdimension", "preference" -> words(2);
      case "prompt" -> "Prompt " + number + ": " + words(30);
      case "system" -> words(60);
      case "reference_answer" -> words(90);
      case "criteria" -> words(12);
      default -> words(8);
    };
  }

  private String words(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
    }
    // As in real texts, a few have letters that take two bytes or three.
    return random.nextInt(RARE) == 0 ? text.append(" für “Ältere”").toString() : text.toString();
  }

  private static void json(Path file, int rows) throws IOException {
    GeneratedBench bench = new GeneratedBench(rows);
    try (JsonGenerator out =
        new JsonFactory().createGenerator(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.setRootValueSeparator(null);
      for (int i = 0; i < bench.rows; i++) {
        out.writeStartObject();
        for (Field field : SCHEMA.getFields()) {
          bench.write(out, field, i);
        }
        out.writeEndObject();
        out.writeRaw('\n');
      }
    }
  }

  private void write(JsonGenerator out, Field field, int number) throws IOException {
    out.writeFieldName(field.getName());
    if (field.getChildren().isEmpty()) {
      out.writeString(text(field.getName(), number));
    } else if (field.getType() instanceof ArrowType.List) {
      out.writeStartArray();
      for (int i = 0; i < LIST; i++) {
        writeFields(out, field.getChildren().get(0), number * LIST + i);
      }
      out.writeEndArray();
    } else {
      writeFields(out, field, number);
    }
  }

  private void writeFields(JsonGenerator out, Field struct, int number) throws IOException {
    out.writeStartObject();
    for (Field child : struct.getChildren()) {
      write(out, child, number);
    }
    out.writeEndObject();
  }
}
