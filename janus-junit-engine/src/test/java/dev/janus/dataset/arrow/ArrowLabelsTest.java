package dev.janus.dataset.arrow;

import static dev.janus.dataset.arrow.ReadFields.texts;
import static dev.janus.dataset.arrow.SchemaFields.child;
import static dev.janus.dataset.arrow.SchemaFields.field;
import static dev.janus.dataset.arrow.SchemaFields.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.dataset.Fixtures;
import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import java.io.IOException;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Class labels are read as their names, which a note in the file holds. */
class ArrowLabelsTest {

  @Test
  void a_class_label_is_read_as_its_name() throws IOException {
    var cells =
        ReadFields.of(
            Fixtures.bytes("mini.types.stream.arrow"),
            fields -> List.of(fields.text("label"), fields.identifier("label")));
    assertEquals(List.of(Cell.of("neg"), Cell.of("neg")), cells.get(0));
    assertEquals(List.of(Cell.of("pos"), Cell.of("pos")), cells.get(2));
    assertEquals(List.of(Cell.ofNull(), Cell.ofNull()), cells.get(3));
  }

  private static void numbers(BigIntVector vector, long... numbers) {
    for (int i = 0; i < numbers.length; i++) {
      vector.setSafe(i, numbers[i]);
    }
    vector.setValueCount(numbers.length);
  }

  @Test
  void a_label_without_a_name_is_told_and_minus_one_is_none() throws IOException {
    String note = "{\"info\":{\"features\":{\"x\":{\"names\":[\"a\"],\"_type\":\"ClassLabel\"}}}}";
    byte[] file =
        WrittenFile.withNote(
            field(new ArrowType.Int(64, true)),
            note,
            4,
            vector -> numbers((BigIntVector) vector, 0, 1, -1, -2));
    assertEquals(
        List.of(
            Cell.of("a"),
            Cell.ofOther("the label 1, which has no name"),
            Cell.ofNull(),
            Cell.ofOther("the label -2, which has no name")),
        texts(file));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "[{\"names\":[\"a\"],\"_type\":\"ClassLabel\"}]",
        "{\"_type\":\"List\",\"feature\":{\"names\":[\"a\"],\"_type\":\"ClassLabel\"}}"
      })
  void labels_within_a_list_have_names_too(String feature) throws IOException {
    byte[] file =
        WrittenFile.withNote(
            field(ArrowType.List.INSTANCE, child("item", new ArrowType.Int(64, true))),
            "{\"info\":{\"features\":{\"x\":" + feature + "}}}",
            1,
            vector -> {
              ListVector list = (ListVector) vector;
              list.startNewValue(0);
              numbers((BigIntVector) list.getDataVector(), 0);
              list.endValue(0, 1);
            });
    assertEquals(
        List.of(Cell.of(List.of(Cell.of("a")))), ReadFields.of(file, fields -> fields.texts("x")));
  }

  @Test
  void a_note_that_is_no_json_is_told() throws IOException {
    byte[] file =
        WrittenFile.withNote(
            text("x"), "ClassLabel", 1, vector -> WrittenFile.texts((VarCharVector) vector, "a"));
    String start =
        """
        x.arrow: the file is damaged
          found: a note of the key "huggingface" that is not JSON: unrecognized token 'ClassLabel'""";
    assertEquals(start, ReadFields.refusal(file, Fields::names).substring(0, start.length()));
  }
}
