package dev.janus.dataset.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.dataset.csv.NestedCell.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonLiteralTest {

  private final List<String> duplicates = new ArrayList<>();

  private String json(String literal) throws SyntaxException {
    return new PythonLiteral(literal, duplicates::add).parse().toString();
  }

  private String problem(String literal) {
    return assertThrows(SyntaxException.class, () -> json(literal)).found();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[]|[]",
        "{}|{}",
        "()|[]",
        "('a',)|[\"a\"]",
        "('a', 'b')|[\"a\",\"b\"]",
        "['a', \"b\"]|[\"a\",\"b\"]",
        "['a' 'b c']|[\"a\",\"b c\"]",
        "[1, -2, 3.5, 1e3, .5, 1.]|[1,-2,3.5,1000.0,0.5,1.0]",
        "[None, True, False, nan]|[null,true,false,null]",
        "[null, true, false, NaN]|[null,true,false,null]",
        "{'a': {'b': []}, 'c': ()}|{\"a\":{\"b\":[]},\"c\":[]}",
        "{1: 'a', 2.5: 'b'}|{\"1\":\"a\",\"2.5\":\"b\"}",
        "{ 'a' : 1 , }|{\"a\":1}",
        "[{'a': 1} {'a': 2}]|[{\"a\":1},{\"a\":2}]",
        "array(['a', 'b'], dtype=object)|[\"a\",\"b\"]",
        "{'a': array([{'b': 1}],dtype=object)}|{\"a\":[{\"b\":1}]}",
        "array([1.5])|[1.5]",
        "'it\\'s'|\"it's\"",
        "\"it's\"|\"it's\"",
        "12345678901234567890123|12345678901234567890123",
        " [ 'a' ] |[\"a\"]",
      })
  void python_becomes_json(String literal, String json) throws Exception {
    assertEquals(json, json(literal));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a\\nb\\tc\\rd|a\\nb\\tc\\rd",
        "\\a\\b\\f\\v|\\u0007\\b\\f\\u000B",
        "\\\\ \\' \\\"|\\\\ ' \\\"",
        "\\x41\\u00e9\\U0001f642|A\u00E9\uD83D\uDE42",
        "\\101\\0\\7z|A\\u0000\\u0007z",
        "\\1234|S4",
        "\\d \\8|\\\\d \\\\8",
      })
  void escapes_are_those_of_python(String written, String json) throws Exception {
    assertEquals('"' + json + '"', json("'" + written + "'"));
  }

  @Test
  void a_line_break_within_a_string_is_kept() throws Exception {
    assertEquals("\"a\\nb\"", json("'a\nb'"));
  }

  @Test
  void the_first_of_two_equal_keys_is_kept_and_the_second_told() throws Exception {
    assertEquals("{\"a\":1}", json("{'a': 1, 'a': 2}"));
    assertEquals(List.of("a"), duplicates);
  }

  @ParameterizedTest
  @ValueSource(strings = {"['a' ... 'b']", "[...]", "[{'a': 1}\n ...\n {'a': 2}]"})
  void a_list_that_was_cut_short_is_told(String literal) {
    assertEquals(
        "a list that numpy cut short with \"...\"; write the column with json.dumps, or with"
            + " tolist() before to_csv",
        problem(literal));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "['a'|text that ends before its ']', \"['a'\"",
        "{'a': 1|text that ends before its '}', \"{'a': 1\"",
        "['a|text that ends within a string, \"['a\"",
        "['a\\|text that ends within a string, \"['a\\\"",
        "hello there|text that is neither JSON nor a list or dict of Python, \"hello there\"",
        "[1] 2|text that is neither JSON nor a list or dict of Python, from character 5: \"2\"",
        "[;]|text that is neither JSON nor a list or dict of Python, from character 2: \";]\"",
        "{'a' 1}|text that is neither JSON nor a list or dict of Python, from character 6: \"1}\"",
        "{[]: 1}|text that is neither JSON nor a list or dict of Python, from character 4: \": 1}\"",
        "{'a':|text that is neither JSON nor a list or dict of Python, \"{'a':\"",
        "array([1]|text that is neither JSON nor a list or dict of Python, \"array([1]\"",
        "'\\x4'|text that is neither JSON nor a list or dict of Python, from character 4: \"4'\"",
        "'\\u00g0'|text that is neither JSON nor a list or dict of Python, from character 4: \"00g0'\"",
        "'\\U00110000'|text that is neither JSON nor a list or dict of Python, from character 4: \"00110000'\"",
        "1.2.3|text that is neither JSON nor a list or dict of Python, \"1.2.3\"",
        "-|text that is neither JSON nor a list or dict of Python, \"-\"",
      })
  void what_is_no_literal_is_told(String literal, String found) {
    assertEquals(found, problem(literal));
  }

  @Test
  void lists_are_not_endlessly_deep() throws Exception {
    assertEquals("[".repeat(100) + "]".repeat(100), json("[".repeat(100) + "]".repeat(100)));
    assertEquals("lists within lists, more than 100 deep", problem("[".repeat(100_000)));
  }

  @Test
  void many_entries_are_not_deep() throws Exception {
    assertEquals(601, json("[" + "[],".repeat(200) + "]").length());
  }
}
