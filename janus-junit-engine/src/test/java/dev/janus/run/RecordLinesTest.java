package dev.janus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the lines of a record are, and how each is read again. */
class RecordLinesTest {

  private static final int BLOCK = 64 * 1024;

  @TempDir Path folder;

  private record Line(String text, long start, int length, boolean ended) {}

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<Line> lines(InputStream in) throws IOException {
    RecordLines lines = new RecordLines(in);
    List<Line> all = new ArrayList<>();
    while (lines.next()) {
      all.add(new Line(lines.text(), lines.start(), lines.length(), lines.isEnded()));
    }
    assertFalse(lines.next());
    return all;
  }

  private static List<Line> lines(String text) throws IOException {
    return lines(new ByteArrayInputStream(bytes(text)));
  }

  /** Asserts that each line is found again where it starts, in a file and in memory. */
  private void assertFoundAgain(String text) throws IOException {
    Path file = Files.write(folder.resolve("run.jsonl"), bytes(text));
    try (RecordBytes onDisk = RecordBytes.of(file);
        RecordBytes inMemory = RecordBytes.of(bytes(text));
        InputStream in = onDisk.open()) {
      for (Line line : lines(in)) {
        assertEquals(line.text(), onDisk.line(line.start()));
        assertEquals(line.text(), inMemory.line(line.start()));
      }
      assertEquals(lines(text), lines(inMemory.open()));
    }
  }

  @Test
  void nothing_has_no_lines() throws IOException {
    assertEquals(List.of(), lines(""));
  }

  @Test
  void each_line_has_a_start_and_a_length_in_bytes() throws IOException {
    assertEquals(
        List.of(
            new Line("\u00e4", 0, 2, true),
            new Line("\ud83d\ude00", 3, 4, true),
            new Line("", 8, 0, true),
            new Line("ab", 9, 2, true)),
        lines("\u00e4\n\ud83d\ude00\n\nab\n"));
  }

  @Test
  void the_last_line_may_have_no_end() throws IOException {
    assertEquals(List.of(new Line("a", 0, 1, true), new Line("bc", 2, 2, false)), lines("a\nbc"));
  }

  @Test
  void a_character_that_was_cut_off_is_no_character() throws IOException {
    byte[] cut = {'a', '\n', '"', (byte) 0xc3};
    assertEquals(
        List.of(new Line("a", 0, 1, true), new Line("\"\ufffd", 2, 2, false)),
        lines(new ByteArrayInputStream(cut)));
  }

  @Test
  void a_carriage_return_belongs_to_its_line() throws IOException {
    assertEquals(
        List.of(new Line("a\r", 0, 2, true), new Line("\r", 3, 1, true)), lines("a\r\n\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {1, 8191, 8192, 8193, BLOCK - 2, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 200_001})
  void lines_of_any_length_are_read_whole(int length) throws IOException {
    String text = "x".repeat(length) + "\n" + "y".repeat(length) + "\nz\n";
    assertEquals(
        List.of(
            new Line("x".repeat(length), 0, length, true),
            new Line("y".repeat(length), length + 1, length, true),
            new Line("z", 2L * length + 2, 1, true)),
        lines(text));
    assertFoundAgain(text);
  }

  @Test
  void characters_that_lie_across_blocks_are_whole() throws IOException {
    for (int shift = 0; shift < 4; shift++) {
      String text = "x".repeat(shift) + "\ud83d\ude00".repeat(BLOCK / 2) + "\nend";
      assertEquals(text.substring(0, text.length() - 4), lines(text).get(0).text());
      assertFoundAgain(text);
    }
  }

  @Test
  void a_stream_may_give_a_byte_at_a_time() throws IOException {
    InputStream slow =
        new FilterInputStream(new ByteArrayInputStream(bytes("ab\n\u00e4c\n"))) {
          @Override
          public int read(byte[] target, int start, int length) throws IOException {
            return super.read(target, start, Math.min(1, length));
          }
        };
    assertEquals(List.of(new Line("ab", 0, 2, true), new Line("\u00e4c", 3, 3, true)), lines(slow));
  }

  @Test
  void a_line_is_read_from_a_file_that_grew_since() throws IOException {
    Path file = Files.writeString(folder.resolve("run.jsonl"), "a\n");
    try (RecordBytes bytes = RecordBytes.of(file)) {
      Files.writeString(file, "a\nlater\n");
      assertEquals("later", bytes.line(2));
      assertEquals("a", bytes.line(0));
      assertEquals("", bytes.line(8));
    }
  }
}
