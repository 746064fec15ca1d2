package dev.janus.dataset;

import static dev.janus.dataset.RuleFiles.file;
import static dev.janus.dataset.RuleFiles.problems;
import static dev.janus.dataset.RuleFiles.rules;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.bench.Rubric;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.rubrics.RubricSet;
import dev.janus.dataset.rubrics.ShippedRubrics;
import dev.janus.dataset.source.FileSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Rubric sets, from which rows without rubrics take theirs. */
class RubricSetTest {

  private static final String RUBRIC =
      "{'id':'kind','criteria':'Kind?','score_descriptions':" + RowText.SCORES + "}";
  private static final String SHAPE =
      "{\"criteria\": ..., \"score_descriptions\": {\"1\": ..., \"5\": ...}}";

  private static String rubricProblems(String json) {
    return problems(file("r.json", json), null);
  }

  private static RubricSet set(String json) throws InvalidBenchException {
    return Optional.ofNullable(rules(file("r.json", json), null).rubrics()).orElseThrow();
  }

  @ParameterizedTest
  @FieldSource("dev.janus.dataset.rubrics.ShippedRubrics#NAMES")
  void every_shipped_set_is_whole_and_repeats_no_description(String name) throws Exception {
    var set = rules(ShippedRubrics.source(name).orElseThrow(), null).rubrics();
    var rubrics = Optional.ofNullable(set).orElseThrow().rubrics();
    assertEquals(name.equals("flask") ? 12 : 4, rubrics.size());
    var texts = rubrics.stream().flatMap(r -> r.scores().descriptions().stream()).toList();
    assertEquals(texts.size(), texts.stream().distinct().count());
    assertEquals(0, texts.stream().filter(text -> !text.endsWith(".")).count());
    assertEquals(0, rubrics.stream().filter(r -> !r.criteria().contains("?")).count());
  }

  @Test
  void there_is_no_set_of_another_name() {
    assertEquals(Optional.empty(), ShippedRubrics.source("Koala"));
  }

  @Test
  void a_set_is_read_from_a_file() throws Exception {
    var set = set("{'rubrics':[" + RUBRIC + "," + RUBRIC.replace("'kind'", "'b c'") + "]}");
    assertEquals(List.of("kind", "b c"), set.ids());
    assertEquals("r.json", set.name());
    assertEquals("three", set.rubrics().get(0).scores().of(3));
  }

  @ParameterizedTest
  @CsvSource({
    "logical_correctness, Logical Correctness",
    "logical_correctness, logical-correctness ",
    "Logical Correctness, LOGICAL_CORRECTNESS",
  })
  void skills_are_found_in_any_case(String id, String skill) throws Exception {
    var set = set("{'rubrics':[" + RUBRIC.replace("'kind'", "'" + id + "'") + "]}");
    assertEquals(Optional.of(id), set.rubric(skill).map(Rubric::id));
    assertEquals(Optional.empty(), set.rubric("logical"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{}|nothing", "{'rubrics':null}|null", "{'rubrics':[]}|an empty list"})
  void a_set_has_rubrics(String json, String found) {
    assertEquals(
        "r.json: the rubric set has no rubrics\n  found: "
            + found
            + "\n  fix: write {\"rubrics\": [...]} with at least one {\"id\": ..., "
            + SHAPE.substring(1),
        rubricProblems(json.replace('\'', '"')));
  }

  @Test
  void a_set_is_checked_as_the_rubrics_of_a_row_are() {
    var without3 = RUBRIC.replace("'3':'three',", "");
    assertEquals(
        """
        r.json: rubric 1 is not an object
          found: null
          fix: write it as %s
        r.json: id of rubric 2 is missing
          found: nothing
          fix: add it, as a string that is not blank
        r.json: criteria of rubric 2 is missing
          found: nothing
          fix: add it, as a string that is not blank
        r.json: rubric 2 has no score descriptions
          found: nothing
          fix: add "score_descriptions", an object with the keys "1" to "5"
        r.json: rubric 3 has no description for score 3
          criteria: "Kind?"
          found: 1, 2, 4, 5
          fix: add score_descriptions."3"
        r.json: id of rubric 4 is taken by rubric 3
          found: "Kind"
          fix: give each rubric its own id"""
            .formatted(SHAPE),
        rubricProblems(
            "{'rubrics':[null,{}," + without3 + "," + RUBRIC.replace("'kind'", "'Kind'") + "]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|r.json:1: not an object",
        "{} 1|r.json:1: more follows after the object",
        "{'rubrics':7}|r.json: \"rubrics\" is not a list",
        "{'rubrics':[}|r.json:1: not JSON at column 13; nothing after it was read",
        "<html>|r.json: not a bench in JSON, CSV or Arrow",
      })
  void a_set_is_an_object_in_json(String json, String message) {
    assertEquals(
        message, rubricProblems(json.replace('\'', '"')).lines().findFirst().orElseThrow());
  }

  @Test
  void a_key_that_occurs_twice_is_a_problem() {
    assertTrue(
        rubricProblems("{'rubrics':[" + RUBRIC + "],'rubrics':[]}")
            .startsWith("r.json:1: \"rubrics\" occurs more than once in one object"));
  }

  @Test
  void a_missing_set_may_be_a_mistyped_name() {
    var path = Path.of("koalla").toAbsolutePath();
    assertEquals(
        "koalla: no such file\n  found: nothing at "
            + path
            + "\n  fix: correct the name; a relative path starts at "
            + Path.of("").toAbsolutePath()
            + "; rubric sets that need no file: alpaca-eval, flask, koala, mt-bench, self-instruct",
        problems(new FileSource("koalla", path), null));
  }
}
