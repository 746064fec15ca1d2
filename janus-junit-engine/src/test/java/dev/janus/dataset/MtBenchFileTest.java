package dev.janus.dataset;

import static dev.janus.dataset.NativeRows.MT_BENCH;
import static dev.janus.dataset.NativeRows.problems;
import static dev.janus.dataset.NativeRows.prompt;
import static dev.janus.dataset.NativeRows.rubricIds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.bench.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file in which MT-Bench is published. */
class MtBenchFileTest {

  @Test
  void mt_bench_has_two_turns_and_its_number_as_id() throws Exception {
    var prompt = prompt("mt-bench", MT_BENCH);
    assertEquals(
        new Prompt(
            "81",
            0,
            "mt-bench",
            "mt-bench",
            "",
            List.of("Write a line.", "Shorter."),
            "",
            List.of(),
            prompt.rubrics()),
        prompt);
    assertEquals(
        List.of("instruction_following", "correctness", "coherence", "depth"), rubricIds(prompt));
  }

  @Test
  void mt_bench_s_reference_reads_like_the_dialogue() throws Exception {
    var row = MT_BENCH.replace("]}", "],'reference':['A line.','Line.']}");
    assertEquals(
        "user: Write a line.\n\nassistant: A line.\n\nuser: Shorter.\n\nassistant: Line.",
        prompt("mt-bench", row).referenceAnswer());
  }

  @Test
  void a_single_turn_s_reference_is_the_answer_alone() throws Exception {
    var row = "{'question_id':1,'turns':['Write.'],'reference':['A line.']}";
    assertEquals("A line.", prompt("mt-bench", row).referenceAnswer());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {"['a']|1 answer for 2 turns", "[]|0 answers for 2 turns", "'a'|a string"})
  void mt_bench_s_reference_has_an_answer_for_each_turn(String reference, String found) {
    var row = MT_BENCH.replace("]}", "],'reference':" + reference + "}");
    assertEquals(
        "x.jsonl:1: reference is not a list of strings, one for each turn\n  found: "
            + found
            + "\n  fix: write it as a list of strings, one for each turn, or leave it out",
        problems("mt-bench", row));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "null|turns is missing|null|add it, as a list of strings that is not blank",
        "'a'|turns is not a list of strings|a string|write it as a list of strings",
        "[]|turns is missing|nothing|add it, as a list of strings that is not blank",
        "['a',' ']|turn 2 of the prompt is blank|' '|write it out",
        "['a',1]|turn 2 of the prompt is not a string|a number|write it as a string",
      })
  void mt_bench_s_turns_are_texts(String turns, String what, String found, String fix) {
    var row = "{'question_id':1,'turns':" + turns + ",'reference':['x']}";
    assertEquals(
        "x.jsonl:1: " + what + "\n  found: " + found.replace('\'', '"') + "\n  fix: " + fix,
        problems("mt-bench", row).lines().limit(3).reduce((a, b) -> a + "\n" + b).orElseThrow());
  }
}
