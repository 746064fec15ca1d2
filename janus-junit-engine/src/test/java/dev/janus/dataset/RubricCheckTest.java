package dev.janus.dataset;

import static dev.janus.dataset.RowText.problem;
import static dev.janus.dataset.RowText.prompt;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.bench.Rubric;
import dev.janus.dataset.assembly.InvalidBenchException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rubrics of a row must hold, and what they are called. */
class RubricCheckTest {

  private static final RowText ROW = RowText.of("Hello?");

  @ParameterizedTest
  @CsvSource({"null, null", "[], an empty list"})
  void a_row_has_rubrics(String given, String found) {
    assertEquals(
        problem(
            "no rubrics",
            found,
            "add \"rubrics\", a list of at least one"
                + " {\"criteria\": ..., \"score_descriptions\": {\"1\": ..., \"5\": ...}}"),
        RowText.problems(ROW.with("rubrics", given)));
  }

  @Test
  void absent_rubrics_are_found_to_be_nothing() {
    assertEquals(
        "  found: nothing",
        RowText.problems(ROW.without("rubrics")).lines().skip(1).findFirst().orElseThrow());
  }

  @Test
  void rubrics_are_a_list_of_objects() {
    assertEquals(
        problem("\"rubrics\" is not a list", "an object", "write it as one list of objects"),
        RowText.problems(ROW.with("rubrics", "{}")));
    assertEquals(
        problem(
            "rubric 1 is not an object",
            "a string",
            "write it as {\"criteria\": ..., \"score_descriptions\": {\"1\": ..., \"5\": ...}}"),
        RowText.problems(ROW.with("rubrics", "['a']")));
  }

  @Test
  void a_rubric_has_criteria() {
    assertEquals(
        problem(
            "criteria of rubric 1 is missing", "nothing", "add it, as a string that is not blank"),
        RowText.problems(ROW.with("rubrics", "[{'score_descriptions':" + RowText.SCORES + "}]")));
  }

  @Test
  void problems_of_a_rubric_without_criteria_quote_none() {
    assertEquals(
        problem("criteria of rubric 1 is blank", "\"\"", "write it out")
            + "\n"
            + problem(
                "rubric 1 has no score descriptions",
                "nothing",
                "add \"score_descriptions\", an object with the keys \"1\" to \"5\""),
        RowText.problems(ROW.with("rubrics", "[{'criteria':''}]")));
  }

  @Test
  void score_descriptions_are_an_object() {
    assertEquals(
        """
        x.jsonl:1: rubric 1's score descriptions are not an object
          criteria: "Is it kind?"
          found: a list
          fix: add "score_descriptions", an object with the keys "1" to "5\"""",
        RowText.problems(ROW.withScores("['one']")));
  }

  @Test
  void a_missing_description_is_named_with_those_that_are_there() {
    var second =
        "[{'criteria':'a','score_descriptions':"
            + RowText.SCORES
            + "},"
            + "{'criteria':'Is it kind?','score_descriptions':"
            + RowText.WITHOUT_3
            + "}]";
    assertEquals(
        """
        x.jsonl:1: rubric 2 has no description for score 3
          criteria: "Is it kind?"
          found: 1, 2, 4, 5
          fix: add score_descriptions."3\"""",
        RowText.problems(ROW.with("rubrics", second)));
  }

  @ParameterizedTest
  @CsvSource({
    "null, null, 'write score_descriptions.\"5\" as a string'",
    "4, a number, 'write score_descriptions.\"5\" as a string'",
    "' ', '\" \"', 'fill in score_descriptions.\"5\"'",
  })
  void a_description_is_a_string_that_is_not_blank(String given, String found, String fix) {
    var json = given.isBlank() ? "'" + given + "'" : given;
    assertEquals(
        "x.jsonl:1: rubric 1 has no description for score 5\n  criteria: \"Is it kind?\"\n  found: "
            + found
            + "\n  fix: "
            + fix,
        RowText.problems(ROW.withScores(RowText.SCORES.replace("'five'", json))));
  }

  @Test
  void an_extra_description_is_a_problem() {
    assertEquals(
        """
        x.jsonl:1: rubric 1 describes "0", which is not a score from 1 to 5
          criteria: "Is it kind?"
          found: 0, 1, 2, 3, 4, 5
          fix: remove score_descriptions."0\"""",
        RowText.problems(ROW.withScores(RowText.SCORES.replace("{", "{'0':'zero',"))));
  }

  @Test
  void an_empty_object_lacks_all_five_descriptions() {
    var problems = RowText.problems(ROW.withScores("{}"));
    assertEquals(5, problems.lines().filter("  found: an empty object"::equals).count());
  }

  @Test
  void rubrics_are_numbered_without_aligned_preferences() throws Exception {
    assertEquals(List.of("r1"), rubricIds("[]"));
    assertEquals(List.of("r1"), rubricIds("[{'dimension':'a'},{'dimension':'b'}]"));
    assertEquals(List.of("r1"), rubricIds("[{'dimension':' '}]"));
  }

  @Test
  void rubrics_take_the_dimension_of_aligned_preferences() throws Exception {
    assertEquals(List.of("style"), rubricIds("[{'dimension':'style'}]"));
  }

  @Test
  void rubrics_are_numbered_when_two_dimensions_are_equal() throws Exception {
    var rubric = "{'criteria':'a','score_descriptions':" + RowText.SCORES + "}";
    var row = ROW.with("rubrics", "[" + rubric + "," + rubric + "]");
    var same = row.with("preference_set", "[{'dimension':'a'},{'dimension':'a'}]");
    var distinct = row.with("preference_set", "[{'dimension':'b'},{'dimension':'a'}]");
    assertEquals(List.of("r1", "r2"), prompt(same).rubrics().stream().map(Rubric::id).toList());
    assertEquals(List.of("b", "a"), prompt(distinct).rubrics().stream().map(Rubric::id).toList());
  }

  private static List<String> rubricIds(String preferences) throws InvalidBenchException {
    var row = ROW.with("preference_set", preferences);
    return prompt(row).rubrics().stream().map(Rubric::id).toList();
  }
}
