package dev.janus.dataset.arrow;

import static dev.janus.dataset.arrow.ReadFields.texts;
import static dev.janus.dataset.arrow.SchemaFields.field;
import static dev.janus.dataset.arrow.SchemaFields.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts, however they are stored. */
class ArrowTextsTest {

  private static final String LONG_TEXT = "a text that is too long to be within its view";

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

  @Test
  void a_column_that_no_one_asks_for_is_not_looked_at() throws IOException {
    byte[] file =
        WrittenFile.of(
            text("x"),
            1,
            vector -> WrittenFile.texts((VarCharVector) vector, LONG_TEXT.repeat(9)),
            new PackedBuffers(CodecType.ZSTD));
    int magic = new String(file, ISO_8859_1).lastIndexOf("(\u00B5/\u00FD");
    file[magic] ^= 1;
    assertEquals(List.of(List.of("x")), ReadFields.of(file, Fields::names));
    assertEquals(
        "x.arrow: the file is damaged",
        ReadFields.refusal(file, fields -> fields.text("x")).lines().findFirst().orElseThrow());
  }
}
