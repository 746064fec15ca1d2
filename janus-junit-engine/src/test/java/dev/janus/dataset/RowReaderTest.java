package dev.janus.dataset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.source.FileStart;
import dev.janus.dataset.source.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Random;
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

  private static String problem(String name, byte[] bytes) {
    var collected = CollectedRows.of(new MemorySource(name, bytes));
    assertEquals(1, collected.problems.size());
    assertEquals(List.of(), collected.rows);
    return collected.problems.get(0);
  }

  private static String problem(String name, String text) {
    return problem(name, text.getBytes(UTF_8));
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
    assertEquals(1, read("x", "{\"prompt\": \"a\",\n\"system\": {}}").problems.size());
  }

  @Test
  void a_broken_first_line_is_still_a_line() {
    var collected = read("x", "{\"prompt\":\"a\" oops}\n" + B);
    assertEquals(List.of("b"), collected.prompts());
    assertEquals(1, collected.problems.size());
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

  @Test
  void an_empty_file_is_said_to_be_empty() {
    assertEquals(
        "x.jsonl: the bench has no rows\n  found: an empty file\n  fix: add at least one row",
        problem("x.jsonl", ""));
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

  @ParameterizedTest
  @CsvSource({
    "PAR1, a Parquet file, run mvn janus:fetch -Djanus.bench=x.jsonl",
    "'\u001F\u008B', a gzip file, unpack it and name the file inside",
    "'PK\u0003\u0004', a zip file, unpack it and name the file inside",
    "(\u00B5/\u00FD, a Zstandard file, unpack it and name the file inside",
    "\u00FE\u00FFx, text in UTF-16, save the file in UTF-8",
    "<!DOCTYPE html><html>, an HTML page or XML, 'download the file itself, not the page about it'",
    "'  \n<?xml', an HTML page or XML, 'download the file itself, not the page about it'",
    "'{\0}', bytes that are no text, write the rows as JSON lines (.jsonl) and name that file"
  })
  void another_kind_of_file_is_named(String start, String found, String fix) {
    assertEquals(
        "x.jsonl: not a bench in JSON or JSON lines\n  found: " + found + "\n  fix: " + fix,
        problem("x.jsonl", start.getBytes(ISO_8859_1)));
  }

  @Test
  void a_pointer_of_git_lfs_is_named() {
    assertEquals(
        """
        x.jsonl: not a bench in JSON or JSON lines
          found: a Git LFS pointer, not the file it stands for
          fix: run git lfs pull""",
        problem("x.jsonl", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"));
  }

  @Test
  void text_in_utf_16_is_named() {
    assertEquals(
        """
        x.jsonl: not a bench in JSON or JSON lines
          found: text in UTF-16
          fix: save the file in UTF-8""",
        problem("x.jsonl", ("\uFEFF" + A).getBytes(UTF_16LE)));
  }

  @Test
  void random_bytes_give_one_message() {
    byte[] bytes = new byte[10_000];
    new Random(1).nextBytes(bytes);
    assertEquals(
        """
        x.json: not a bench in JSON or JSON lines
          found: bytes that are no text
          fix: write the rows as JSON lines (.jsonl) and name that file""",
        problem("x.json", bytes));
  }

  @Test
  void few_control_characters_make_no_binary_file() {
    assertEquals(List.of("b"), read("x.jsonl", "\u0001\n" + B + " ".repeat(30)).prompts());
  }

  @Test
  void one_control_character_in_thirty_two_makes_no_binary_file_and_more_do() {
    assertEquals(false, new FileStart("\u0001" + "x".repeat(31)).refusal("x").isPresent());
    assertEquals(true, new FileStart("\u0001" + "x".repeat(30)).refusal("x").isPresent());
  }

  @Test
  void a_nul_anywhere_makes_a_binary_file() {
    assertEquals(true, new FileStart("\0" + "x".repeat(100)).refusal("x").isPresent());
  }

  @Test
  void text_of_another_kind_is_quoted() {
    assertEquals(
        """
        x.csv: not a bench in JSON or JSON lines
          found: text that starts with "source,prompt"
          fix: name a .jsonl file with one row a line, or a .json file with a list of rows""",
        problem("x.csv", "source,prompt\nkoala,Hi\n"));
  }

  @Test
  void a_list_in_a_file_of_json_lines_is_told() {
    assertEquals(
        """
        x.jsonl: not JSON lines but a JSON list
          found: text that starts with "["
          fix: name a .jsonl file with one row a line, or a .json file with a list of rows""",
        problem("x.jsonl", "[\n" + A + "\n]"));
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
