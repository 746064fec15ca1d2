package dev.janus.dataset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of JSON that cannot be read. */
class BrokenJsonTest {

  private static final String GOOD = "{\"prompt\":\"b\"}";

  private static List<String> problems(String name, String text) {
    return CollectedRows.of(MemorySource.of(name, text)).problems;
  }

  @Test
  void every_broken_line_is_named_with_its_column_and_the_others_are_read() {
    var collected =
        CollectedRows.of(MemorySource.of("x.jsonl", "{\"é\" 1}\n" + GOOD + "\noops\n" + GOOD));
    assertEquals(List.of("b", "b"), collected.prompts());
    assertEquals(
        List.of(
            """
            x.jsonl:1: not JSON at column 6
              found: unexpected character ('1'): was expecting a colon to separate field name and value
              fix: write one whole JSON object on this line""",
            """
            x.jsonl:3: not JSON at column 1
              found: unrecognized token 'oops': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
              fix: write one whole JSON object on this line"""),
        collected.problems);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"a\":1 | 7 | unexpected end-of-input: expected close marker for Object",
        "{\"a\":[1,2} | 10 | unexpected close marker '}': expected ']'",
        "{\"a\":NaN} | 9 | non-standard token 'NaN'",
        "/* */ {} | 1 | unexpected character ('/'): maybe a (non-standard) comment?",
        "{\"a\":\"b | 8 | unexpected end-of-input",
        "{\"a\":+1} | 7 | unexpected character ('+') in numeric value: JSON spec does not allow numbers to have plus signs"
      })
  void jackson_s_own_words_are_left_out(String line, int column, String found) {
    assertEquals(
        List.of(
            ("x.jsonl:1: not JSON at column %d\n  found: %s\n"
                    + "  fix: write one whole JSON object on this line")
                .formatted(column, found)),
        problems("x.jsonl", line));
  }

  @Test
  void a_raw_control_character_is_not_json() {
    assertEquals(
        List.of(
            """
            x.jsonl:1: not JSON at column 8
              found: illegal unquoted character ((CTRL-CHAR, code 9)): has to be escaped using backslash to be included in string value
              fix: write one whole JSON object on this line"""),
        problems("x.jsonl", "{\"a\":\"x\ty\"}"));
  }

  @Test
  void what_was_found_is_cut_to_two_hundred_characters() {
    String start = "unrecognized token '";
    assertEquals(
        List.of(
            """
            x.jsonl:1: not JSON at column 1
              found: %s...
              fix: write one whole JSON object on this line"""
                .formatted(start + "o".repeat(200 - start.length()))),
        problems("x.jsonl", "o".repeat(1000)));
  }

  @Test
  void bytes_that_are_not_utf_8_are_named_with_the_way_out() {
    byte[] bytes = "{\"prompt\":\"caf\u00E9\"}".getBytes(ISO_8859_1);
    assertEquals(
        List.of(
            """
            x.jsonl:1: not JSON at column 17
              found: invalid UTF-8 middle byte 0x22
              fix: save the file in UTF-8"""),
        CollectedRows.of(new MemorySource("x.jsonl", bytes)).problems);
  }

  @Test
  void a_line_nested_too_deep_is_a_problem_of_that_line() {
    var deep = "{\"a\":" + "[".repeat(1200) + "]".repeat(1200) + "}";
    var collected = CollectedRows.of(MemorySource.of("x.jsonl", deep + "\n" + GOOD));
    assertEquals(List.of("b"), collected.prompts());
    assertEquals(
        List.of(
            """
            x.jsonl:1: not JSON at column 1006
              found: document nesting depth (1001) exceeds the maximum allowed (1000)
              fix: write one whole JSON object on this line"""),
        collected.problems);
  }

  @Test
  void a_line_holds_one_value() {
    assertEquals(
        List.of(
            """
            x.jsonl:1: the line has more than one value
              found: more after the first
              fix: write one JSON object on each line"""),
        problems("x.jsonl", GOOD + " " + GOOD));
  }

  @ParameterizedTest
  @CsvSource({
    "1, a number",
    "1.5, a decimal number",
    "null, null",
    "true, true",
    "'\"x\"', a string"
  })
  void a_line_holds_an_object(String line, String found) {
    assertEquals(
        List.of(
            "x.jsonl:2: the line is not a row\n  found: "
                + found
                + "\n  fix: write one JSON object on each line"),
        problems("x.jsonl", GOOD + "\n" + line));
  }

  @Test
  void equal_keys_are_named_and_reading_goes_on() {
    var collected =
        CollectedRows.of(
            MemorySource.of(
                "x.jsonl", "{\"prompt\":\"a\",\"x\":[{\"k\":1,\"k\":2}],\"prompt\":0}"));
    assertEquals(List.of("a"), collected.prompts());
    assertEquals(
        List.of(
            "x.jsonl:1: \"k\" occurs more than once in one object\n  fix: keep one of them",
            "x.jsonl:1: \"prompt\" occurs more than once in one object\n  fix: keep one of them"),
        collected.problems);
  }

  @Test
  void equal_keys_in_a_list_are_named() {
    assertEquals(
        List.of(
            "x.json:1 (row 1): \"a\" occurs more than once in one object\n"
                + "  fix: keep one of them"),
        problems("x.json", "[{\"a\":1,\"a\":null}]"));
  }

  @Test
  void equal_keys_of_an_object_of_rows_are_named() {
    assertEquals(
        List.of("x.json:2: \"a\" occurs more than once in one object\n  fix: keep one of them"),
        problems("x.json", "{\"a\":{},\n\"a\":{}}"));
  }

  @Test
  void every_entry_of_a_list_is_an_object() {
    assertEquals(
        List.of(
            """
            x.json:1 (row 2): row 2 is not an object
              found: a string
              fix: make the file a list of rows, or an object whose values are all rows"""),
        problems("x.json", "[{},\"a\",{}]"));
  }

  @Test
  void a_broken_list_says_where_reading_ended() {
    var collected = CollectedRows.of(MemorySource.of("x.json", "[" + GOOD + ",\n{\"a\" 1}]"));
    assertEquals(List.of("b"), collected.prompts());
    assertEquals(
        List.of(
            """
            x.json:2: not JSON at column 6; nothing after it was read
              found: unexpected character ('1'): was expecting a colon to separate field name and value
              fix: correct the JSON here"""),
        collected.problems);
  }

  @Test
  void a_list_that_is_not_closed_is_not_json() {
    assertEquals(
        List.of(
            """
            x.json:1: not JSON at column 4; nothing after it was read
              found: unexpected end-of-input: expected close marker for Array
              fix: correct the JSON here"""),
        problems("x.json", "[{}"));
  }

  @Test
  void a_list_nested_too_deep_is_not_read() {
    assertEquals(
        List.of(
            """
            x.json:1: not JSON at column 1002; nothing after it was read
              found: document nesting depth (1001) exceeds the maximum allowed (1000)
              fix: correct the JSON here"""),
        problems("x.json", "[".repeat(1200)));
  }

  @Test
  void nothing_follows_a_list() {
    assertEquals(
        List.of(
            """
            x.json:2: more follows after the end of the rows
              found: another value
              fix: make the file a list of rows, or an object whose values are all rows"""),
        problems("x.json", "[{}]\n[]"));
  }

  @Test
  void a_single_value_is_no_bench() {
    assertEquals(
        List.of(
            """
            x.json:1: the file is neither a list nor an object
              found: a single value
              fix: make the file a list of rows, or an object whose values are all rows"""),
        problems("x.json", "12"));
  }
}
