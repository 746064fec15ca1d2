package dev.janus.maven.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each type of Parquet becomes. */
class TypesTest {

  @TempDir private Path folder;

  private WrittenParquet file(String schema) {
    return new WrittenParquet(folder.resolve("x.parquet"), schema);
  }

  @Test
  void texts_numbers_and_booleans_are_what_they_are() throws Exception {
    Path written =
        file("""
                message m {
                  required boolean b;
                  required int32 i;
                  required int32 small (INTEGER(8, true));
                  required int64 l;
                  required int64 unsigned (INTEGER(64, false));
                  required float f;
                  required double d;
                  required binary text (STRING);
                  required binary json (JSON);
                  required binary kind (ENUM);
                }
                """)
            .rows(
                3,
                (number, row) -> {
                  row.append("b", number % 2 == 0).append("i", number - 1).append("small", -7);
                  row.append("l", Long.MAX_VALUE - number).append("unsigned", 5L);
                  row.append("f", 1.5f).append("d", -0.25).append("text", "t" + number);
                  row.append("json", "{}").append("kind", "A");
                });
    ArrowRows read = WrittenParquet.converted(written);
    assertEquals(
        ShapesTest.struct(
            "b",
            false,
            "i",
            0,
            "small",
            -7,
            "l",
            Long.MAX_VALUE - 1,
            "unsigned",
            5L,
            "f",
            1.5f,
            "d",
            -0.25,
            "text",
            "t1",
            "json",
            "{}",
            "kind",
            "A"),
        read.rows().get(1));
    assertEquals(
        List.of(
            "b: Bool",
            "i: Int(32, true)",
            "small: Int(32, true)",
            "l: Int(64, true)",
            "unsigned: Int(64, false)",
            "f: FloatingPoint(SINGLE)",
            "d: FloatingPoint(DOUBLE)",
            "text: Utf8",
            "json: Utf8",
            "kind: Utf8"),
        read.schema().getFields().stream().map(TypesTest::nameAndType).toList());
  }

  private static String nameAndType(Field field) {
    return field.getName() + ": " + field.getType();
  }

  @Test
  void other_types_keep_their_stored_form_and_say_what_it_stands_for() throws Exception {
    Path written =
        file("""
                message m {
                  required int32 day (DATE);
                  required int64 time (TIMESTAMP(MICROS,true));
                  required int32 price (DECIMAL(9,2));
                  required fixed_len_byte_array(2) half (FLOAT16);
                  required int96 old;
                  optional binary bytes;
                }
                """)
            .rows(
                1,
                (number, row) -> {
                  row.append("day", 20000).append("time", 7L).append("price", 1234);
                  row.append("half", Binary.fromConstantByteArray(new byte[] {0, 0x3c}));
                  row.append("old", Binary.fromConstantByteArray(new byte[12]));
                });
    ArrowRows read = WrittenParquet.converted(written);
    assertEquals(
        List.of(
            ShapesTest.struct(
                "day",
                20000,
                "time",
                7L,
                "price",
                1234,
                "half",
                "003c",
                "old",
                "00".repeat(12),
                "bytes",
                null)),
        read.rows());
    assertEquals(
        List.of("DATE", "TIMESTAMP(MICROS,true)", "DECIMAL(9,2)", "FLOAT16", "", ""),
        read.schema().getFields().stream()
            .map(field -> field.getMetadata().getOrDefault("janus.parquet.type", ""))
            .toList());
  }
}
