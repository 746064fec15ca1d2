package dev.janus.maven.parquet;

import static org.apache.parquet.schema.Type.Repetition.REPEATED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.GroupType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the Parquet library writes comes out again as it was. */
class ShapesTest {

  private static final String NESTED =
      """
      message schema {
        optional group a (LIST) { repeated group list { optional group element {
          optional binary text (STRING);
          optional group scores { optional binary 1 (STRING); optional binary 2 (STRING); }
          optional group tags (LIST) { repeated group list { optional binary element (STRING); } }
        } } }
        required binary id (STRING);
      }
      """;

  @TempDir private Path folder;

  private WrittenParquet file(String schema) {
    return new WrittenParquet(folder.resolve("x.parquet"), schema);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
  void every_codec_is_unpacked(CompressionCodecName codec) throws Exception {
    Path written =
        file("message m { required binary text (STRING); }")
            .codec(codec)
            .rows(5000, (number, row) -> row.add("text", "row " + number % 700));
    List<Map<String, @Nullable Object>> rows = WrittenParquet.converted(written).rows();
    assertEquals(5000, rows.size());
    assertEquals(Map.of("text", "row 699"), rows.get(4899));
  }

  @ParameterizedTest
  @CsvSource({"PARQUET_1_0,true", "PARQUET_1_0,false", "PARQUET_2_0,true", "PARQUET_2_0,false"})
  void nulls_and_empty_lists_stay_at_every_level(WriterVersion version, boolean dictionary)
      throws Exception {
    Path written =
        file(NESTED)
            .pages(version)
            .with(builder -> builder.withDictionaryEncoding(dictionary))
            .rows(
                List.of(
                    row -> row.add("id", "null list"),
                    row -> row.append("id", "empty list").addGroup("a"),
                    row -> element(row.append("id", "null element")),
                    ShapesTest::addNullsInside,
                    ShapesTest::addValues));
    List<Map<String, @Nullable Object>> expected =
        List.of(
            struct("a", null, "id", "null list"),
            struct("a", List.of(), "id", "empty list"),
            struct("a", Arrays.asList((Object) null), "id", "null element"),
            struct(
                "a",
                List.of(
                    struct("text", null, "scores", null, "tags", null),
                    struct("text", "", "scores", struct("1", null, "2", null), "tags", List.of()),
                    struct(
                        "text",
                        "x",
                        "scores",
                        struct("1", "bad", "2", null),
                        "tags",
                        Arrays.asList(null, "t", null))),
                "id",
                "nulls inside"),
            struct(
                "a",
                List.of(
                    struct(
                        "text",
                        "ünï 🙂",
                        "scores",
                        struct("1", "one", "2", "two"),
                        "tags",
                        List.of("a", "b"))),
                "id",
                "values"));
    assertEquals(expected, WrittenParquet.converted(written).rows());
  }

  private static Group element(Group row) {
    Group list = row.addGroup("a");
    list.addGroup("list");
    return list;
  }

  private static void addNullsInside(Group row) {
    row.add("id", "nulls inside");
    Group list = row.addGroup("a");
    list.addGroup("list").addGroup("element");
    Group empty = list.addGroup("list").addGroup("element");
    empty.add("text", "");
    empty.addGroup("scores");
    empty.addGroup("tags");
    Group some = list.addGroup("list").addGroup("element");
    some.add("text", "x");
    some.addGroup("scores").add("1", "bad");
    Group tags = some.addGroup("tags");
    tags.addGroup("list");
    tags.addGroup("list").add("element", "t");
    tags.addGroup("list");
  }

  private static void addValues(Group row) {
    row.add("id", "values");
    Group element = row.addGroup("a").addGroup("list").addGroup("element");
    element.add("text", "ünï 🙂");
    element.addGroup("scores").append("1", "one").append("2", "two");
    Group tags = element.addGroup("tags");
    tags.addGroup("list").add("element", "a");
    tags.addGroup("list").add("element", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "optional group a (LIST) { repeated binary array (STRING); }          | value",
        "optional group a (LIST) { repeated group array { required binary s (STRING); } } | struct",
        "optional group a (LIST) { repeated group a_tuple { required binary s (STRING); } } | struct",
        "optional group a (LIST) { repeated group bag { optional binary s (STRING); } }  | value",
        "repeated binary a (STRING);                                          | value",
        "repeated group a { required binary s (STRING); }                     | struct",
        "required group a (MAP) { repeated group key_value { required binary s (STRING); } } | struct",
        "required group a (MAP_KEY_VALUE) { repeated group map { required binary s (STRING); } } "
            + "| struct"
      })
  void lists_of_old_writers_and_maps_are_lists(String field, String element) throws Exception {
    Path written =
        file("message m { " + field + " }")
            .rows(List.of(ShapesTest::addTwo, row -> {}, ShapesTest::addTwo));
    List<Object> two =
        element.equals("value") ? List.of("x", "y") : List.of(struct("s", "x"), struct("s", "y"));
    Object none = field.startsWith("optional") ? null : List.of();
    List<@Nullable Object> lists = new ArrayList<>();
    WrittenParquet.converted(written).rows().forEach(row -> lists.add(row.get("a")));
    assertEquals(Arrays.asList(two, none, two), lists);
  }

  /** Adds x and y, at whatever depth the text is. */
  private static void addTwo(Group row) {
    for (String text : List.of("x", "y")) {
      add(row, text);
    }
  }

  private static void add(Group group, String text) {
    GroupType type = group.getType();
    boolean isList = type.getFieldCount() == 1 && !type.getType(0).isRepetition(REPEATED);
    if (type.getType(0).isPrimitive()) {
      group.add(0, text);
    } else if (isList && group.getFieldRepetitionCount(0) > 0) {
      add(group.getGroup(0, 0), text);
    } else {
      add(group.addGroup(0), text);
    }
  }

  @Test
  void several_row_groups_become_batches_of_about_a_thousand_rows() throws Exception {
    Path written =
        file("message m { required int64 n; }")
            .with(builder -> builder.withRowGroupRowCountLimit(700))
            .rows(2500, (number, row) -> row.add("n", (long) number));
    ArrowRows read = WrittenParquet.converted(written);
    assertEquals(List.of(1020, 1020, 460), read.batches());
    assertEquals(2500, read.rows().stream().map(row -> row.get("n")).distinct().count());
    assertEquals(Map.of("n", 2499L), read.rows().get(2499));
  }

  @Test
  void long_texts_make_short_batches() throws Exception {
    String megabyte = "0123456789abcdef".repeat(1 << 16);
    Path written =
        file("message m { required binary text (STRING); }")
            .rows(40, (number, row) -> row.add("text", number + megabyte));
    ArrowRows read = WrittenParquet.converted(written);
    assertEquals(List.of(16, 16, 8), read.batches());
    assertEquals(39 + megabyte, read.rows().get(39).get("text"));
  }

  @Test
  void no_rows_are_no_batches() throws Exception {
    Path written = file("message m { required int64 n; }").rows(List.of());
    ArrowRows read = WrittenParquet.converted(written);
    assertEquals(List.of(), read.batches());
    assertEquals(1, read.schema().getFields().size());
  }

  @Test
  void only_the_hugging_face_features_are_kept_of_the_metadata() throws Exception {
    Path written =
        file("message m { required int64 n; }")
            .metadata(Map.of("huggingface", "{\"info\": {}}", "pandas", "{}"))
            .rows(List.of());
    assertEquals(
        Map.of("huggingface", "{\"info\": {}}"),
        WrittenParquet.converted(written).schema().getCustomMetadata());
  }

  static Map<String, @Nullable Object> struct(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      fields.put(String.valueOf(namesAndValues[at]), namesAndValues[at + 1]);
    }
    return fields;
  }
}
