package dev.janus.dataset.arrow;

import static dev.janus.dataset.arrow.ReadFields.lists;
import static dev.janus.dataset.arrow.ReadFields.texts;
import static dev.janus.dataset.arrow.SchemaFields.field;
import static dev.janus.dataset.arrow.SchemaFields.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.dataset.Fixtures;
import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the cells of each type are. */
class ArrowTypesTest {

  private static <T> T first(Function<Fields, T> content) throws IOException {
    return ReadFields.of(Fixtures.bytes("mini.types.stream.arrow"), content).get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "i64, a number",
    "u8, a number",
    "f64, a decimal number",
    "f32, a decimal number",
    "flag, a boolean",
    "ts, a value of type timestamp",
    "day, a value of type date",
    "bin, a value of type binary",
    "ints, a list"
  })
  void what_is_no_text_says_what_it_is(String column, String type) throws IOException {
    assertEquals(Cell.ofOther(type), first(fields -> fields.text(column)));
    assertEquals(Cell.ofOther(type), first(fields -> fields.record(column, any -> 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "label", "i64", "u8", "f64", "f32", "flag", "ts", "day", "bin", "json", "ints", "none"
  })
  void a_null_is_a_null_in_every_column(String column) throws IOException {
    Cell<String> fourth =
        ReadFields.of(Fixtures.bytes("mini.types.stream.arrow"), fields -> fields.text(column))
            .get(3);
    assertEquals(Cell.ofNull(), fourth);
  }

  @Test
  void a_text_is_neither_a_list_nor_a_record() throws IOException {
    assertEquals(Cell.ofOther("a string"), first(fields -> fields.texts("json")));
    assertEquals(Cell.ofOther("a string"), first(fields -> fields.records("json", f -> 1)));
    assertEquals(Cell.of("{\"k\":0}"), first(fields -> fields.identifier("json")));
  }

  @Test
  void a_column_that_is_not_there_is_absent_whatever_it_should_be() throws IOException {
    assertEquals(Cell.absent(), first(fields -> fields.text("y")));
    assertEquals(Cell.absent(), first(fields -> fields.identifier("y")));
    assertEquals(Cell.absent(), first(fields -> fields.texts("y")));
    assertEquals(Cell.absent(), first(fields -> fields.record("y", any -> 1)));
    assertEquals(Cell.absent(), first(fields -> fields.records("y", any -> 1)));
  }

  @Test
  void integers_identify() throws IOException {
    assertEquals(Cell.of("0"), first(fields -> fields.identifier("i64")));
    assertEquals(Cell.of("250"), first(fields -> fields.identifier("u8")));
    assertEquals(Cell.ofOther("a decimal number"), first(fields -> fields.identifier("f64")));
  }

  @Test
  void an_unsigned_integer_is_not_negative() throws IOException {
    byte[] file =
        WrittenFile.of(
            field(new ArrowType.Int(64, false)),
            2,
            vector -> ((UInt8Vector) vector).setSafe(0, -1));
    assertEquals(
        List.of(Cell.of("18446744073709551615"), Cell.ofNull()),
        ReadFields.of(file, fields -> fields.identifier("x")));
  }

  @Test
  void of_two_columns_of_one_name_the_first_is_read() throws IOException {
    byte[] file =
        WrittenFile.of(
            new Schema(List.of(text("x"), text("x"))),
            NoCompressionCodec.INSTANCE,
            (out, allocator) -> {
              VarCharVector first = new VarCharVector("x", allocator);
              WrittenFile.texts(first, "first");
              VarCharVector second = new VarCharVector("x", allocator);
              WrittenFile.texts(second, "second");
              try (VectorSchemaRoot root = new VectorSchemaRoot(List.of(first, second))) {
                out.rows(root);
              }
            });
    assertEquals(List.of(Cell.of("first")), texts(file));
  }

  @Test
  void half_a_float_is_a_decimal_number() throws IOException {
    byte[] file =
        WrittenFile.of(
            field(new ArrowType.FloatingPoint(FloatingPointPrecision.HALF)),
            2,
            vector -> ((Float2Vector) vector).setSafe(0, (short) 0x3C00));
    assertEquals(List.of(Cell.ofOther("a decimal number"), Cell.ofNull()), texts(file));
  }

  @Test
  void a_map_that_is_null_is_a_null_as_a_text_and_as_a_list() throws IOException {
    Field map =
        field(
            new ArrowType.Map(false),
            new Field(
                "entries",
                FieldType.notNullable(ArrowType.Struct.INSTANCE),
                List.of(Field.notNullable("key", ArrowType.Utf8.INSTANCE), text("value"))));
    byte[] file = WrittenFile.of(map, 1, vector -> {});
    assertEquals(List.of(Cell.ofNull()), texts(file));
    assertEquals(List.of(Cell.ofNull()), lists(file));
  }
}
