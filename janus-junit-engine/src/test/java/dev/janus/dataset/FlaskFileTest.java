package dev.janus.dataset;

import static dev.janus.dataset.NativeRows.FLASK;
import static dev.janus.dataset.NativeRows.problems;
import static dev.janus.dataset.NativeRows.prompt;
import static dev.janus.dataset.NativeRows.rubricIds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.bench.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file in which FLASK is published. */
class FlaskFileTest {

  @Test
  void flask_is_rated_by_the_skills_that_each_row_names() throws Exception {
    var prompt = prompt("flask", FLASK);
    assertEquals(
        new Prompt(
            "7",
            0,
            "flask",
            "Mathqa",
            "",
            List.of("What is 2+2?"),
            "4",
            List.of(),
            prompt.rubrics()),
        prompt);
    assertEquals(List.of("logical_correctness", "readability", "conciseness"), rubricIds(prompt));
  }

  @Test
  void flask_is_one_split_whatever_its_tasks_are() throws Exception {
    assertEquals("flask", prompt("flask", FLASK.replace("Mathqa", "No such task")).split());
  }

  @Test
  void a_skill_that_is_named_twice_counts_once() throws Exception {
    var row = FLASK.replace("CONCISENESS", "Readability");
    assertEquals(List.of("logical_correctness", "readability"), rubricIds(prompt("flask", row)));
  }

  @Test
  void unknown_skills_are_told_with_the_known_ones() {
    assertEquals(
        "x.jsonl:1: the rubric set flask has no skill \"Wit\"\n"
            + "  found: logical_robustness, logical_correctness, logical_efficiency, factuality,"
            + " commonsense_understanding, comprehension, insightfulness, completeness,"
            + " metacognition, conciseness, readability, harmlessness\n"
            + "  fix: correct the skill, or name in janus.rubrics a set that has it",
        problems("flask", FLASK.replace("readability", "Wit")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[]|the row names no skill|no \"metrics\"",
        "null|the row names no skill|no \"metrics\"",
        "'Readability'|\"metrics\" is not a list|a string",
        "[1]|a skill in \"metrics\" is not a string|a number",
      })
  void a_flask_row_names_skills(String metrics, String what, String found) {
    var row = "{'question_id':7,'text':'a','metrics':" + metrics + "}";
    assertEquals(
        "x.jsonl:1: " + what + "\n  found: " + found,
        problems("flask", row).lines().limit(2).reduce((a, b) -> a + "\n" + b).orElseThrow());
  }
}
