package dev.janus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.bench.Prompt;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.RowRules;
import dev.janus.dataset.assembly.SplitTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rubrics in a cell of CSV: JSON, or what Python writes. */
class CsvRubricsTest {

  private static final String RUBRICS =
      "[{'criteria': 'Is it kind?', 'score_descriptions':"
          + " {'1': 'one', '2': 'two', '3': 'three', '4': 'four', '5': 'five'}}]";
  private static final String HEADER = "id,source,prompt,rubrics\n";

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static String problems(String content) {
    return RowText.problems("x.csv", content, RowRules.of(SplitTable.shipped()));
  }

  private static Prompt prompt(String content) throws InvalidBenchException {
    return RowText.bench("x.csv", content, RowRules.of(SplitTable.shipped()))
        .prompts()
        .findFirst()
        .orElseThrow();
  }

  private static Prompt rated(String rubrics) throws InvalidBenchException {
    return prompt(HEADER + "007,koala,Hello?," + quoted(rubrics) + "\n");
  }

  private static String rubricProblem(String rubrics) {
    return problems(HEADER + "1,koala,Hello?," + quoted(rubrics) + "\n");
  }

  @Test
  void a_row_has_the_same_prompt_as_in_json() throws Exception {
    var json = RowText.of("Hello?").with("id", "'007'").text();
    assertEquals(
        RowText.bench(json).prompts().findFirst().orElseThrow(), rated(RUBRICS.replace('\'', '"')));
  }

  @Test
  void what_pandas_writes_is_read_like_json() throws Exception {
    assertEquals(rated(RUBRICS.replace('\'', '"')), rated(RUBRICS));
  }

  @Test
  void the_arrays_that_pandas_reads_from_parquet_have_no_commas() throws Exception {
    var two = RUBRICS.substring(0, RUBRICS.length() - 1) + "\n " + RUBRICS.substring(1);
    assertEquals(2, rated(two).rubrics().size());
    assertEquals(
        2, rated("array([" + two.substring(1) + ",\n      dtype=object)").rubrics().size());
  }

  @Test
  void the_older_name_of_rubrics_is_a_column_too() throws Exception {
    assertEquals(1, prompt("source,prompt,rubric\nkoala,b," + quoted(RUBRICS)).rubrics().size());
  }

  @Test
  void a_list_that_numpy_cut_short_is_told() {
    assertEquals(
        """
        x.csv:2: "rubrics" is not a list
          found: a list that numpy cut short with "..."; write the column with json.dumps, or with\
         tolist() before to_csv
          fix: write it as one list of objects""",
        rubricProblem(RUBRICS.replace("}}]", "}} ... {'criteria': 'x'}]")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Is it kind?|text that is neither JSON nor a list or dict of Python, \"Is it kind?\"",
        "[{'a': 'b'|text that ends before its '}', \"[{'a': 'b'\"",
        "{\"a\": 1}|an object",
        "'a'|a string",
        "7|a number",
        "nothing|text that is neither JSON nor a list or dict of Python, \"nothing\"",
      })
  void a_cell_that_is_no_list_is_told(String cell, String found) {
    assertEquals(
        "x.csv:2: \"rubrics\" is not a list\n  found: "
            + found
            + "\n  fix: write it as one list of objects",
        rubricProblem(cell));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"None|null", "null|null", "nan|null", "[]|an empty list", "' '|nothing"})
  void a_cell_without_rubrics_is_told(String cell, String found) {
    assertEquals(
        "  found: " + found, rubricProblem(cell).lines().skip(1).findFirst().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {"[{\"criteria\":\"a\",\"criteria\":\"b\"}]", "[{'criteria': 'a', 'criteria': 'b'}]"})
  void a_key_that_occurs_twice_is_told_once(String cell) {
    assertEquals(
        1,
        rubricProblem(cell)
            .lines()
            .filter("x.csv:2: \"criteria\" occurs more than once in one object"::equals)
            .count());
  }
}
