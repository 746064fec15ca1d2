package dev.janus.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.source.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which format a file has, and how its rows are told apart. */
class RowReaderTest {

  private static final String A = "{\"prompt\":\"a\"}";
  private static final String B = "{\"prompt\":\"b\"}";

  private static CollectedRows read(String name, String text) {
    return CollectedRows.of(MemorySource.of(name, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.jsonl", "x.ndjson", "X.JSONL", "x.json", "x", "x.txt", "x.gz"})
  void json_lines_are_read_under_any_name(String name) {
    assertEquals(List.of("a", "b"), read(name, A + "\n" + B + "\n").prompts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.json", "X.JSON", "x", "x.txt"})
  void a_list_of_rows_is_read_under_any_other_name(String name) {
    assertEquals(List.of("a", "b"), read(name, " [" + A + ",\n" + B + "]\n").prompts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.json", "x"})
  void an_object_of_rows_is_read_whatever_its_keys(String name) {
    var text = "{\"1\":" + A + ",\"two\":" + B + "}";
    var collected = read(name, text);
    assertEquals(List.of("a", "b"), collected.prompts());
    assertEquals(Cell.absent(), collected.rows.get(0).id());
  }

  @Test
  void an_object_of_rows_may_spread_over_lines() {
    assertEquals(
        List.of("a", "b"), read("x", "{\n\"1\":" + A + ",\n\"2\":\n" + B + "\n}").prompts());
  }

  @Test
  void json_lines_may_begin_with_an_object_of_their_own() {
    var row = "{\"meta\":{},\"prompt\":\"a\"}";
    assertEquals(List.of("a", "b"), read("x.json", row + "\n" + B).prompts());
  }

  @Test
  void one_row_over_many_lines_is_neither() {
    var collected = read("x.json", "{\n\"prompt\": \"a\",\n\"rubrics\": [1]\n}");
    assertEquals(
        List.of(
            """
            x.json:2 (row 1): the value of "prompt" is not an object
              found: a string
              fix: make the file a list of rows, or an object whose values are all rows""",
            """
            x.json:3 (row 2): the value of "rubrics" is not an object
              found: a list
              fix: make the file a list of rows, or an object whose values are all rows"""),
        collected.problems);
  }

  @Test
  void a_row_begun_on_the_first_line_and_continued_on_the_second_is_neither() {
    assertEquals(
        List.of(
            """
            x:1 (row 1): the value of "prompt" is not an object
              found: a string
              fix: make the file a list of rows, or an object whose values are all rows"""),
        read("x", "{\"prompt\": \"a\",\n\"system\": {}}").problems);
  }

  @Test
  void a_broken_first_line_is_still_a_line() {
    var collected = read("x", "{\"prompt\":\"a\" oops}\n" + B);
    assertEquals(List.of("b"), collected.prompts());
    assertEquals(
        List.of(
            """
            x:1: not JSON at column 15
              found: unexpected character ('o'): was expecting comma to separate Object entries
              fix: write one whole JSON object on this line"""),
        collected.problems);
  }

  @Test
  void lines_are_numbered_with_the_blank_ones_counted() {
    var collected = read("x.jsonl", "\n" + A + "\n \t\n" + B);
    assertEquals(List.of("x.jsonl:2", "x.jsonl:4"), collected.places());
    assertEquals(List.of(), collected.problems);
  }

  @Test
  void rows_of_a_list_carry_line_and_number() {
    assertEquals(
        List.of("x.json:1 (row 1)", "x.json:2 (row 2)"),
        read("x.json", "[" + A + ",\n" + B + "]").places());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.jsonl", "x.json", "x"})
  void a_byte_order_mark_and_crlf_change_nothing(String name) {
    var collected = read(name, "\uFEFF" + A + "\r\n\r\n" + B + "\r\n");
    assertEquals(List.of("a", "b"), collected.prompts());
    assertEquals(List.of(), collected.problems);
  }

  @Test
  void a_byte_order_mark_before_a_list_changes_nothing() {
    assertEquals(List.of("a"), read("x.json", "\uFEFF[" + A + "]").prompts());
  }

  @Test
  void a_line_separator_inside_a_string_ends_no_line() {
    assertEquals(List.of("a\u2028b"), read("x.jsonl", "{\"prompt\":\"a\u2028b\"}").prompts());
  }

  @ParameterizedTest
  @CsvSource({
    "x.jsonl, '\n \r\n'",
    "x.json, ' \n'",
    "x, '\n'",
    "x.json, '[]'",
    "x.json, '{}'",
    "x, '{ }'"
  })
  void a_file_of_nothing_has_no_rows_and_no_problem(String name, String text) {
    var collected = read(name, text);
    assertEquals(List.of(), collected.rows);
    assertEquals(List.of(), collected.problems);
  }

  @Test
  void a_file_that_breaks_off_while_being_read_is_a_problem_and_keeps_its_rows() {
    var collected = CollectedRows.of(new BreakingSource(A + "\n" + B));
    assertEquals(List.of("a"), collected.prompts());
    assertEquals(
        List.of("x.jsonl: could not be read to its end\n  found: bad disk\n  fix: check the file"),
        collected.problems);
  }

  /** Can be opened, and then fails after its text from the second time on. */
  private static final class BreakingSource implements Source {
    private final String text;
    private boolean opened;

    BreakingSource(String text) {
      this.text = text;
    }

    @Override
    public String name() {
      return "x.jsonl";
    }

    @Override
    public InputStream open() {
      InputStream start = new ByteArrayInputStream(text.getBytes(UTF_8));
      InputStream whole = opened ? new SequenceInputStream(start, broken()) : start;
      opened = true;
      return whole;
    }

    private static InputStream broken() {
      return new InputStream() {
        @Override
        public int read() throws IOException {
          throw new IOException("bad disk");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          return read();
        }
      };
    }
  }
}
