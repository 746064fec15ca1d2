package dev.janus.dataset.arrow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.dataset.Fixtures;
import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.LargeListViewVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.ListViewVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the cells of each type are. */
class ArrowTypesTest {

  private static final String LONG_TEXT = "a text that is too long to be within its view";

  private static Field field(ArrowType type, Field... children) {
    return new Field("x", FieldType.nullable(type), List.of(children));
  }

  private static Field child(String name, ArrowType type, Field... children) {
    return new Field(name, FieldType.nullable(type), List.of(children));
  }

  private static Field text(String name) {
    return child(name, ArrowType.Utf8.INSTANCE);
  }

  private static List<Cell<String>> texts(byte[] file) throws IOException {
    return ReadFields.of(file, fields -> fields.text("x"));
  }

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
          found: a note of the key "huggingface" that is not JSON: Unrecognized token 'ClassLabel'""";
    assertEquals(start, ReadFields.refusal(file, Fields::names).substring(0, start.length()));
  }

  @Test
  void large_texts_are_texts() throws IOException {
    byte[] file =
        WrittenFile.of(
            field(ArrowType.LargeUtf8.INSTANCE),
            2,
            vector -> ((LargeVarCharVector) vector).setSafe(1, LONG_TEXT.getBytes(UTF_8)));
    assertEquals(List.of(Cell.ofNull(), Cell.of(LONG_TEXT)), texts(file));
  }

  @ParameterizedTest
  @EnumSource(CodecType.class)
  void texts_in_views_are_texts(CodecType type) throws IOException {
    List<String> texts = List.of("", "short", "twelve bytes", "thirteen byte", LONG_TEXT);
    byte[] file =
        WrittenFile.of(
            field(ArrowType.Utf8View.INSTANCE),
            6,
            vector -> {
              for (int i = 0; i < texts.size(); i++) {
                ((ViewVarCharVector) vector).setSafe(i, texts.get(i).getBytes(UTF_8));
              }
            },
            codec(type));
    List<Cell<String>> cells = texts(file);
    assertEquals(texts.stream().map(Cell::of).toList(), cells.subList(0, 5));
    assertEquals(Cell.ofNull(), cells.get(5));
  }

  private static CompressionCodec codec(CodecType type) {
    return type == CodecType.NO_COMPRESSION ? NoCompressionCodec.INSTANCE : new PackedBuffers(type);
  }

  @ParameterizedTest
  @EnumSource(CodecType.class)
  void texts_are_unpacked(CodecType type) throws IOException {
    String[] texts = new String[3000];
    Arrays.setAll(texts, i -> LONG_TEXT + i % 7);
    byte[] file =
        WrittenFile.of(
            text("x"),
            texts.length,
            vector -> WrittenFile.texts((VarCharVector) vector, texts),
            codec(type));
    assertEquals(Arrays.stream(texts).map(Cell::of).toList(), texts(file));
  }

  @ParameterizedTest
  @EnumSource(CodecType.class)
  void a_batch_without_rows_is_read(CodecType type) throws IOException {
    assertEquals(List.of(), texts(WrittenFile.of(text("x"), 0, vector -> {}, codec(type))));
  }

  @Test
  void bytes_that_are_no_utf_8_are_told_and_a_replacement_character_is_not() throws IOException {
    byte[] file =
        WrittenFile.of(
            text("x"),
            2,
            vector -> {
              ((VarCharVector) vector).setSafe(0, new byte[] {'a', (byte) 0xFF});
              ((VarCharVector) vector).setSafe(1, "\uFFFD".getBytes(UTF_8));
            });
    assertEquals(List.of(Cell.ofOther("bytes that are not UTF-8"), Cell.of("\uFFFD")), texts(file));
  }

  private static List<Cell<List<Cell<String>>>> lists(byte[] file) throws IOException {
    return ReadFields.of(file, fields -> fields.texts("x"));
  }

  private static void entries(FieldVector vector) {
    WrittenFile.texts((VarCharVector) vector, "a", null, "c");
  }

  private static final List<Cell<List<Cell<String>>>> LISTS =
      List.of(
          Cell.of(List.of(Cell.of("a"), Cell.ofNull())),
          Cell.ofNull(),
          Cell.of(List.of()),
          Cell.of(List.of(Cell.of("c"))));

  @Test
  void lists_may_be_null_empty_and_of_nulls() throws IOException {
    byte[] file =
        WrittenFile.of(
            field(ArrowType.List.INSTANCE, text("item")),
            4,
            vector -> {
              ListVector list = (ListVector) vector;
              entries(list.getDataVector());
              list.startNewValue(0);
              list.endValue(0, 2);
              list.setNull(1);
              list.startNewValue(2);
              list.endValue(2, 0);
              list.startNewValue(3);
              list.endValue(3, 1);
            });
    assertEquals(LISTS, lists(file));
  }

  @Test
  void large_lists_are_lists() throws IOException {
    byte[] file =
        WrittenFile.of(
            field(ArrowType.LargeList.INSTANCE, text("item")),
            4,
            vector -> {
              LargeListVector list = (LargeListVector) vector;
              entries(list.getDataVector());
              list.startNewValue(0);
              list.endValue(0, 2);
              list.setNull(1);
              list.startNewValue(2);
              list.endValue(2, 0);
              list.startNewValue(3);
              list.endValue(3, 1);
            });
    assertEquals(LISTS, lists(file));
  }

  @Test
  void views_of_lists_are_lists() throws IOException {
    byte[] file =
        WrittenFile.of(
            field(ArrowType.ListView.INSTANCE, text("item")),
            4,
            vector -> {
              ListViewVector list = (ListViewVector) vector;
              entries(list.getDataVector());
              list.setValidity(0, 1);
              list.setOffset(0, 0);
              list.setSize(0, 2);
              list.setNull(1);
              list.setValidity(2, 1);
              list.setValidity(3, 1);
              list.setOffset(3, 2);
              list.setSize(3, 1);
            });
    assertEquals(LISTS, lists(file));
  }

  @Test
  void large_views_of_lists_are_lists() throws IOException {
    byte[] file =
        WrittenFile.of(
            field(ArrowType.LargeListView.INSTANCE, text("item")),
            4,
            vector -> {
              LargeListViewVector list = (LargeListViewVector) vector;
              entries(list.getDataVector());
              list.setValidity(0, 1);
              list.setOffset(0, 0);
              list.setSize(0, 2);
              list.setNull(1);
              list.setValidity(2, 1);
              list.setValidity(3, 1);
              list.setOffset(3, 2);
              list.setSize(3, 1);
            });
    assertEquals(LISTS, lists(file));
  }

  @Test
  void lists_of_a_fixed_size_are_lists() throws IOException {
    byte[] file =
        WrittenFile.of(
            field(new ArrowType.FixedSizeList(2), text("item")),
            2,
            vector -> {
              FixedSizeListVector list = (FixedSizeListVector) vector;
              list.setNull(0);
              list.setNotNull(1);
              WrittenFile.texts((VarCharVector) list.getDataVector(), null, null, "a", null);
            });
    assertEquals(
        List.of(Cell.ofNull(), Cell.of(List.of(Cell.of("a"), Cell.ofNull()))), lists(file));
  }

  @Test
  void records_may_be_null_and_hold_nulls() throws IOException {
    byte[] file =
        WrittenFile.of(
            field(ArrowType.Struct.INSTANCE, text("a"), child("b", ArrowType.Bool.INSTANCE)),
            2,
            vector -> {
              StructVector struct = (StructVector) vector;
              struct.setIndexDefined(1);
              struct.getChildrenFromFields().forEach(child -> child.setValueCount(2));
            });
    assertEquals(
        List.of(Cell.ofNull(), Cell.of("[a, b] null null nothing")),
        ReadFields.of(file, fields -> fields.record("x", ArrowTypesTest::described)));
    assertEquals(
        List.of(Cell.ofNull(), Cell.ofOther("an object")),
        ReadFields.of(file, fields -> fields.text("x")));
  }

  private static String described(Fields fields) {
    return String.join(
        " ",
        fields.names().toString(),
        fields.text("a").found(),
        fields.text("b").found(),
        fields.text("c").found());
  }

  @Test
  void two_fields_of_one_name_in_a_record_are_refused() throws IOException {
    Field twins = field(ArrowType.Struct.INSTANCE, text("a"), text("a"));
    byte[] file =
        WrittenFile.of(new Schema(List.of(twins)), NoCompressionCodec.INSTANCE, (out, any) -> {});
    assertEquals(
        """
        x.arrow: two fields of a record have one name
          found: "a" in the record "x"
          fix: rename one of them and write it again""",
        ReadFields.refusal(file, Fields::names));
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
  void other_types_are_named() throws IOException {
    Field half = field(new ArrowType.FloatingPoint(FloatingPointPrecision.HALF));
    assertEquals(List.of(Cell.ofNull()), texts(WrittenFile.of(half, 1, vector -> {})));
    Field map =
        field(
            new ArrowType.Map(false),
            new Field(
                "entries",
                FieldType.notNullable(ArrowType.Struct.INSTANCE),
                List.of(Field.notNullable("key", ArrowType.Utf8.INSTANCE), text("value"))));
    assertEquals(List.of(Cell.ofNull()), lists(WrittenFile.of(map, 1, vector -> {})));
  }

  private static Schema coded() {
    return new Schema(
        List.of(
            new Field(
                "x",
                new FieldType(
                    true, ArrowType.Utf8.INSTANCE, new DictionaryEncoding(7, false, null)),
                List.of())));
  }

  private static void numbers(
      IpcOutput out, org.apache.arrow.memory.BufferAllocator allocator, int... numbers)
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

  @Test
  void a_column_that_no_one_asks_for_is_not_looked_at() throws IOException {
    byte[] file =
        WrittenFile.of(
            text("x"),
            1,
            vector -> WrittenFile.texts((VarCharVector) vector, LONG_TEXT.repeat(9)),
            new PackedBuffers(CodecType.ZSTD));
    int magic =
        new String(file, java.nio.charset.StandardCharsets.ISO_8859_1)
            .lastIndexOf("(\u00B5/\u00FD");
    file[magic] ^= 1;
    assertEquals(List.of(List.of("x")), ReadFields.of(file, Fields::names));
    assertEquals(
        "x.arrow: the file is damaged",
        ReadFields.refusal(file, fields -> fields.text("x")).lines().findFirst().orElseThrow());
  }
}
