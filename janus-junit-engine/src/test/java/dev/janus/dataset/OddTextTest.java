package dev.janus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.dataset.row.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that is unusual, too long or broken. */
class OddTextTest {

  private static final RowText ROW = RowText.of("Hello?");

  private static String half(String called, int position, String found) {
    return "x.jsonl:1: %s has half a surrogate pair at character %d\n  found: %s\n  fix: %s"
        .formatted(called, position, found, "write both halves, or remove this one");
  }

  @Test
  void control_characters_are_kept() throws Exception {
    var prompt = RowText.prompt(ROW.with("prompt", "'a\\u0000\\u0001\\u001f\\tb'"));
    assertEquals(List.of("a\0\u0001\u001f\tb"), prompt.turns());
  }

  @Test
  void a_pair_of_surrogates_is_kept() throws Exception {
    var prompt = RowText.prompt(ROW.with("prompt", "'\\ud83d\\ude42'"));
    assertEquals(List.of("\uD83D\uDE42"), prompt.turns());
  }

  @ParameterizedTest
  @CsvSource({
    "a\\ud83d, 2, \\ud83d",
    "\\ude42\\ud83d, 1, \\ude42",
    "\\ud83d\\ude42\\udfff, 3, \\udfff",
    "\\ud800x, 1, \\ud800"
  })
  void half_a_pair_is_named_with_its_position(String text, int position, String found) {
    var line = RowText.lines(ROW.with("prompt", "'@'")).replace("@", text);
    assertEquals(half("prompt", position, found), RowText.problems(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "source", "split", "system", "reference_answer"})
  void every_column_is_looked_at(String field) {
    var line = RowText.lines(ROW.with(field, "'@'")).replace("@", "\\ud83d");
    assertEquals(
        half(field, 1, "\\ud83d"),
        RowText.problems(line).lines().limit(3).reduce((a, b) -> a + "\n" + b).orElseThrow());
  }

  @Test
  void criteria_descriptions_and_preferences_are_looked_at() {
    var criteria = RowText.lines(ROW).replace("Is it kind?", "\\ud83d");
    assertEquals(half("criteria of rubric 1", 1, "\\ud83d"), RowText.problems(criteria));
    var score = RowText.lines(ROW).replace("four", "a\\ud83d");
    assertEquals(
        half("description for score 4 of rubric 1", 2, "\\ud83d"), RowText.problems(score));
    var preference =
        RowText.lines(ROW.with("preference_set", "[{'preference':'@'}]")).replace("@", "\\udfff");
    assertEquals(half("preference of preference 1", 1, "\\udfff"), RowText.problems(preference));
  }

  @Test
  void half_a_pair_in_a_field_that_is_not_used_is_ignored() throws Exception {
    var line = RowText.lines(ROW.with("category", "'@'")).replace("@", "\\ud83d");
    assertEquals(1, RowText.bench(line).promptCount());
  }

  @Test
  void a_prompt_of_thirty_million_characters_is_read() throws Exception {
    var text = "0123456789".repeat(3_000_000);
    var bench = RowText.bench(RowText.lines(RowText.of("@")).replace("@", text));
    assertEquals(text, bench.prompts().findFirst().orElseThrow().text());
  }

  @Test
  void a_quotation_is_one_short_line_that_can_be_encoded() {
    assertEquals("\"a\\nb\\u0009\\ud83d\uD83D\uDE42\"", Problem.quote("a\nb\t\uD83D\uD83D\uDE42"));
    assertEquals("\"" + "x".repeat(80) + "\"", Problem.quote("x".repeat(80)));
    assertEquals("\"" + "x".repeat(80) + "...\"", Problem.quote("x".repeat(81)));
  }
}
