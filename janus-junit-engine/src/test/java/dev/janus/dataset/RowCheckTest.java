package dev.janus.dataset;

import static dev.janus.dataset.RowText.problem;
import static dev.janus.dataset.RowText.prompt;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.bench.Preference;
import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.bench.ScoreDescriptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a row must hold, and what is said when it does not. */
class RowCheckTest {

  private static final RowText ROW = RowText.of("Hello?");

  private static final ScoreDescriptions FIVE =
      new ScoreDescriptions(List.of("one", "two", "three", "four", "five"));

  @Test
  void every_column_reaches_the_prompt() throws Exception {
    var row =
        ROW.with("id", "'a'")
            .with("system", "'Be kind.'")
            .with("reference_answer", "'Hi.'")
            .with(
                "preference_set",
                "[{'dimension':'d','subdimension':'s','preference':'p','description':'e'}]");
    assertEquals(
        new Prompt(
            "a",
            0,
            "koala",
            "koala",
            "Be kind.",
            List.of("Hello?"),
            "Hi.",
            List.of(new Preference("d", "s", "p", "e")),
            List.of(new Rubric("d", "Is it kind?", FIVE))),
        prompt(row));
  }

  @ParameterizedTest
  @ValueSource(strings = {"system", "reference_answer", "preference_set", "id", "split", "other"})
  void a_null_is_as_good_as_absent(String field) throws Exception {
    assertEquals(prompt(ROW), prompt(ROW.with(field, "null")));
  }

  @Test
  void unknown_fields_are_ignored() throws Exception {
    assertEquals(prompt(ROW), prompt(ROW.with("category", "{'a':[1]}")));
  }

  @Test
  void null_and_absent_parts_of_a_preference_are_empty() throws Exception {
    assertEquals(
        List.of(new Preference("", "", "", "")),
        prompt(ROW.with("preference_set", "[{'dimension':null}]")).preferences());
  }

  @Test
  void the_older_revision_s_rubric_is_read() throws Exception {
    var rubrics = ROW.node().get("rubrics").toString();
    assertEquals(prompt(ROW), prompt(ROW.without("rubrics").with("rubric", rubrics)));
    assertEquals(prompt(ROW), prompt(ROW.with("rubrics", "null").with("rubric", rubrics)));
    assertEquals(prompt(ROW), prompt(ROW.with("rubric", "null")));
  }

  @Test
  void both_revisions_in_one_row_are_a_problem() {
    assertEquals(
        problem(
            "\"rubrics\" is not a list",
            "both \"rubrics\" and \"rubric\"",
            "write it as one list of objects"),
        RowText.problems(ROW.with("rubric", "[]")));
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "-1, -1", "12345678901234567890123, 12345678901234567890123", "' 7 ', ' 7 '"})
  void an_id_is_text_or_a_whole_number(String given, String id) throws Exception {
    var json = given.startsWith(" ") ? "'" + given + "'" : given;
    assertEquals(id, prompt(ROW.with("id", json)).id());
  }

  @ParameterizedTest
  @CsvSource({"1.0, a decimal number", "true, true", "[], a list", "{}, an object"})
  void another_id_is_a_problem(String given, String found) {
    assertEquals(
        problem(
            "id is neither a string nor a whole number",
            found,
            "write it as a string, or leave it out"),
        RowText.problems(ROW.with("id", given)));
  }

  @Test
  void a_blank_id_is_a_problem() {
    assertEquals(
        problem("id is blank", "\" \"", "fill it in, or leave it out"),
        RowText.problems(ROW.with("id", "' '")));
  }

  @Test
  void a_prompt_is_required() {
    assertEquals(
        problem("prompt is missing", "nothing", "add it, as a string that is not blank"),
        RowText.problems(ROW.without("prompt")));
    assertEquals(
        problem("prompt is missing", "null", "add it, as a string that is not blank"),
        RowText.problems(ROW.with("prompt", "null")));
  }

  @Test
  void a_prompt_is_not_blank() {
    assertEquals(
        problem("prompt is blank", "\"\\n \"", "write it out"),
        RowText.problems(ROW.with("prompt", "'\\n '")));
  }

  @Test
  void a_prompt_is_a_string() {
    assertEquals(
        problem("prompt is not a string", "a number", "write it as a string"),
        RowText.problems(ROW.with("prompt", "12")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "split", "system", "reference_answer"})
  void an_optional_text_is_a_string_too(String field) {
    assertEquals(
        problem(field + " is not a string", "a list", "write it as a string, or leave it out"),
        RowText.problems(ROW.with(field, "['a']")));
  }

  @Test
  void preferences_are_a_list_of_objects_of_strings() {
    assertEquals(
        problem("\"preference_set\" is not a list", "an object", "write it as one list of objects"),
        RowText.problems(ROW.with("preference_set", "{}")));
    assertEquals(
        problem("preference 2 is not an object", "null", "write it as an object"),
        RowText.problems(ROW.with("preference_set", "[{}, null]")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dimension", "subdimension", "preference", "description"})
  void every_part_of_a_preference_is_a_string(String part) {
    assertEquals(
        problem(
            part + " of preference 1 is not a string",
            "false",
            "write it as a string, or leave it out"),
        RowText.problems(ROW.with("preference_set", "[{'" + part + "':false}]")));
  }

  @Test
  void all_problems_of_all_rows_are_listed_in_order() {
    var first = ROW.with("prompt", "1").with("system", "2");
    var second = ROW.withScores(RowText.WITHOUT_3).with("id", "''");
    assertEquals(
        List.of(
            "x.jsonl:1: system is not a string",
            "x.jsonl:1: prompt is not a string",
            "x.jsonl:2: id is blank",
            "x.jsonl:2: rubric 1 has no description for score 3"),
        RowText.problems(first, second).lines().filter(line -> line.startsWith("x")).toList());
  }

  @Test
  void two_rows_that_lack_a_prompt_are_not_called_equal() {
    var row = ROW.without("prompt");
    assertEquals(
        List.of("x.jsonl:1: prompt is missing", "x.jsonl:2: prompt is missing"),
        RowText.problems(row, row).lines().filter(line -> line.startsWith("x")).toList());
  }
}
