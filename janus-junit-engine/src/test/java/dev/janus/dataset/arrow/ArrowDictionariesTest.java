package dev.janus.dataset.arrow;

import static dev.janus.dataset.arrow.ReadFields.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.dataset.row.Cell;
import java.io.IOException;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

/** Columns whose texts are numbers of a dictionary. */
class ArrowDictionariesTest {

  private static Schema coded() {
    return new Schema(
        List.of(
            new Field(
                "x",
                new FieldType(
                    true, ArrowType.Utf8.INSTANCE, new DictionaryEncoding(7, false, null)),
                List.of())));
  }

  private static void numbers(IpcOutput out, BufferAllocator allocator, int... numbers)
      throws IOException {
    try (VectorSchemaRoot root = VectorSchemaRoot.of(new IntVector("x", allocator))) {
      for (int i = 0; i < numbers.length; i++) {
        ((IntVector) root.getVector(0)).setSafe(i, numbers[i]);
      }
      root.setRowCount(numbers.length);
      out.rows(root);
    }
  }

  @Test
  void a_dictionary_may_grow_and_be_replaced() throws IOException {
    byte[] file =
        WrittenFile.of(
            coded(),
            NoCompressionCodec.INSTANCE,
            (out, allocator) -> {
              try (VarCharVector values = new VarCharVector("", allocator)) {
                WrittenFile.texts(values, "a", null);
                out.dictionary(7, values);
                numbers(out, allocator, 0, 1, 0);
                WrittenFile.texts(values, "c");
                out.addToDictionary(7, values);
                numbers(out, allocator, 2, 0);
                WrittenFile.texts(values, "d");
                out.dictionary(7, values);
                numbers(out, allocator, 0);
              }
            });
    assertEquals(
        List.of(
            Cell.of("a"), Cell.ofNull(), Cell.of("a"), Cell.of("c"), Cell.of("a"), Cell.of("d")),
        texts(file));
    assertEquals(Cell.of("a"), ReadFields.of(file, fields -> fields.identifier("x")).get(0));
    assertEquals(Cell.ofOther("a string"), ReadFields.of(file, fields -> fields.texts("x")).get(0));
    assertEquals(
        Cell.ofOther("a string"),
        ReadFields.of(file, fields -> fields.record("x", any -> 1)).get(0));
  }

  @Test
  void a_dictionary_of_a_file_is_read_before_its_rows() throws IOException {
    byte[] file =
        WrittenFile.of(
            coded(),
            IpcOutput.Form.FILE,
            NoCompressionCodec.INSTANCE,
            (out, allocator) -> {
              try (VarCharVector values = new VarCharVector("", allocator)) {
                WrittenFile.texts(values, "a", "b");
                out.dictionary(7, values);
                numbers(out, allocator, 1);
                WrittenFile.texts(values, "c");
                out.addToDictionary(7, values);
                numbers(out, allocator, 2);
              }
            });
    assertEquals(List.of(Cell.of("b"), Cell.of("c")), texts(file));
  }

  @Test
  void a_number_that_the_dictionary_lacks_is_damage() throws IOException {
    byte[] file =
        WrittenFile.of(
            coded(), NoCompressionCodec.INSTANCE, (out, allocator) -> numbers(out, allocator, 3));
    assertEquals(
        """
        x.arrow: the file is damaged
          found: number 3 of a dictionary, which is not there
          fix: download it or write it again""",
        ReadFields.refusal(file, fields -> fields.text("x")));
  }

  @Test
  void a_dictionary_that_no_column_has_is_damage() throws IOException {
    byte[] file =
        WrittenFile.of(
            coded(),
            NoCompressionCodec.INSTANCE,
            (out, allocator) -> {
              try (VarCharVector values = new VarCharVector("", allocator)) {
                WrittenFile.texts(values, "a");
                out.dictionary(8, values);
              }
            });
    assertEquals(
        """
        x.arrow: the file is damaged
          found: dictionary 8, which no column has
          fix: download it or write it again""",
        ReadFields.refusal(file, fields -> fields.text("x")));
  }
}
