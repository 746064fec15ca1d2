package dev.janus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.RowRules;
import dev.janus.dataset.assembly.SplitTable;
import dev.janus.dataset.rubrics.RubricSet;
import dev.janus.dataset.rubrics.ShippedRubrics;
import dev.janus.dataset.source.FileSource;
import dev.janus.dataset.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Rubric sets and reference answers, which rows take from other files. */
class RowRulesTest {

  private static final String RUBRIC =
      "{'id':'kind','criteria':'Kind?','score_descriptions':" + RowText.SCORES + "}";
  private static final String SHAPE =
      "{\"criteria\": ..., \"score_descriptions\": {\"1\": ..., \"5\": ...}}";
  private static final String QUESTION =
      "{'question_id':81,'turns':['Write a line.','Shorter.'],'reference':['x','y']}";

  private static Source file(String name, String json) {
    return MemorySource.of(name, json.replace('\'', '"'));
  }

  private static RowRules rules(@Nullable Source rubrics, @Nullable Source references)
      throws InvalidBenchException {
    return RowRules.read(SplitTable.shipped(), rubrics, references);
  }

  private static String problems(@Nullable Source rubrics, @Nullable Source references) {
    return RowText.problems(
        assertThrows(InvalidBenchException.class, () -> rules(rubrics, references)));
  }

  private static String rubricProblems(String json) {
    return problems(file("r.json", json), null);
  }

  private static String referenceProblems(String lines) {
    return problems(null, file("a.jsonl", lines));
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

  private record Broken(String name) implements Source {
    @Override
    public InputStream open() throws IOException {
      throw new IOException("bad disk");
    }
  }

  @Test
  void files_that_break_off_are_told_together() {
    assertEquals(
        """
        r.json: could not be read to its end
          found: bad disk
          fix: check the file
        a.jsonl: could not be read to its end
          found: bad disk
          fix: check the file""",
        problems(new Broken("r.json"), new Broken("a.jsonl")));
  }

  private static Prompt prompt(String references) throws InvalidBenchException {
    var rules = rules(ShippedRubrics.source("mt-bench").orElseThrow(), file("a.jsonl", references));
    return RowText.bench("x.jsonl", QUESTION.replace('\'', '"'), rules)
        .prompts()
        .findFirst()
        .orElseThrow();
  }

  private static String benchProblems(String references) {
    return RowText.problems(assertThrows(InvalidBenchException.class, () -> prompt(references)));
  }

  @Test
  void an_answer_of_the_references_file_comes_before_the_row_s_own() throws Exception {
    assertEquals(
        "user: Write a line.\n\nassistant: A\n\nuser: Shorter.\n\nassistant: B",
        prompt("{'question_id':'81','choices':[{'turns':['A','B']},{'turns':['C']}]}")
            .referenceAnswer());
  }

  @Test
  void an_answer_to_no_question_is_a_problem() {
    assertEquals(
        """
        a.jsonl:2: the bench has no row with the id "82"
          found: x.jsonl
          fix: name in janus.references the answers to this bench, or remove the line""",
        benchProblems(
            """
            {'question_id':81,'choices':[{'turns':['A','B']}]}
            {'question_id':82,'choices':[{'turns':['A','B']}]}
            """));
  }

  @Test
  void there_is_an_answer_for_each_turn() {
    assertEquals(
        """
        a.jsonl:1: there is not one reference answer for each turn of x.jsonl:1
          found: 1 answer for 2 turns
          fix: write one answer for each turn""",
        benchProblems("{'question_id':81,'choices':[{'turns':['A']}]}"));
  }

  @Test
  void references_for_rows_with_one_turn_are_the_answer_alone() throws Exception {
    var rules = rules(null, file("a.jsonl", "{'question_id':'k','choices':[{'turns':['A']}]}"));
    var row = RowText.of("Hello?").with("id", "'k'").with("reference_answer", "'B'");
    assertEquals(
        List.of("A"),
        RowText.bench("x.jsonl", row.text(), rules)
            .prompts()
            .map(Prompt::referenceAnswer)
            .toList());
  }

  @Test
  void every_wrong_line_of_the_references_is_listed() {
    var form = "{\"question_id\": ..., \"choices\": [{\"turns\": [...]}]}";
    assertEquals(
        """
        a.jsonl:1: question_id is missing
          found: nothing
          fix: add it, as a string that is not blank
        a.jsonl:1: there are no answers
          found: no choice
          fix: write the line as %s
        a.jsonl:2: there are no answers
          found: no choice
          fix: write the line as %s
        a.jsonl:3: there are no answers
          found: a string
          fix: write the line as %s
        a.jsonl:4: there are no answers
          found: nothing
          fix: write the line as %s
        a.jsonl:5: answer 2 is blank
          found: ""
          fix: write it out
        a.jsonl:7: question "6" is answered by line 6, too
          fix: keep one of the two
        a.jsonl:8: not JSON at column 2
          found: unexpected end-of-input: expected close marker for Object
          fix: write one whole JSON object on this line"""
            .formatted(form, form, form, form),
        referenceProblems(
            """
            {}
            {'question_id':2,'choices':[]}
            {'question_id':3,'choices':[{'turns':'A'}]}
            {'question_id':4,'choices':[{'turns':[]}]}
            {'question_id':5,'choices':[{'turns':['A','']}]}
            {'question_id':6,'choices':[{'turns':['A']}]}
            {'question_id':6,'choices':[{'turns':['B']}]}
            {"""));
  }

  @Test
  void a_references_file_that_is_none_is_refused() {
    assertEquals(
        "a.jsonl: not a bench in JSON, CSV or Arrow\n  found: a gzip file\n"
            + "  fix: unpack it and name the file inside",
        problems(
            null, new MemorySource("a.jsonl", new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0})));
  }
}
