package dev.janus.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BenchTest {

  private static final Rubric RUBRIC = rubric("r1", "c", "5");

  private static final Prompt PROMPT = prompt("a", "s", "src", "sys", "ref", List.of("t"), RUBRIC);

  private static Rubric rubric(String id, String criteria, String five) {
    return new Rubric(id, criteria, new ScoreDescriptions(List.of("1", "2", "3", "4", five)));
  }

  private static Prompt prompt(
      String id,
      String split,
      String source,
      String system,
      String reference,
      List<String> turns,
      Rubric... rubrics) {
    return new Prompt(id, 0, split, source, system, turns, reference, List.of(), List.of(rubrics));
  }

  private static Bench bench(Prompt... prompts) {
    return new Bench("x.jsonl", null, List.of(new Split("s", List.of(prompts))));
  }

  static Stream<Prompt> others() {
    return Stream.of(
        prompt("b", "s", "src", "sys", "ref", List.of("t"), RUBRIC),
        prompt("a", "x", "src", "sys", "ref", List.of("t"), RUBRIC),
        prompt("a", "s", "x", "sys", "ref", List.of("t"), RUBRIC),
        prompt("a", "s", "src", "x", "ref", List.of("t"), RUBRIC),
        prompt("a", "s", "src", "sys", "x", List.of("t"), RUBRIC),
        prompt("a", "s", "src", "sys", "ref", List.of("x"), RUBRIC),
        prompt("a", "s", "src", "sys", "ref", List.of("t", "t"), RUBRIC),
        prompt("a", "s", "src", "sys", "ref", List.of("t"), rubric("x", "c", "5")),
        prompt("a", "s", "src", "sys", "ref", List.of("t"), rubric("r1", "x", "5")),
        prompt("a", "s", "src", "sys", "ref", List.of("t"), rubric("r1", "c", "x")),
        prompt("a", "s", "src", "sys", "ref", List.of("t"), RUBRIC, RUBRIC),
        prompt("a", "s", "srcs", "ys", "ref", List.of("t"), RUBRIC));
  }

  @ParameterizedTest
  @MethodSource("others")
  void the_digest_changes_with_every_field(Prompt other) {
    assertNotEquals(bench(PROMPT).digest(), bench(other).digest());
  }

  @Test
  void the_digest_changes_with_the_order_and_number_of_prompts() {
    var other = others().findFirst().orElseThrow();
    assertNotEquals(bench(PROMPT, other).digest(), bench(other, PROMPT).digest());
    assertNotEquals(bench(PROMPT).digest(), bench(PROMPT, other).digest());
  }

  @Test
  void the_digest_is_that_of_the_content_alone() {
    var elsewhere = new Bench("y.json", "abc", List.of(new Split("s", List.of(PROMPT))));
    assertEquals(bench(PROMPT).digest(), elsewhere.digest());
  }

  @Test
  void the_digest_does_not_depend_on_preferences_or_position() {
    var preferences = List.of(new Preference("d", "", "", ""));
    var other =
        new Prompt("a", 7, "s", "src", "sys", List.of("t"), "ref", preferences, List.of(RUBRIC));
    assertEquals(bench(PROMPT).digest(), bench(other).digest());
  }

  @Test
  void a_bench_counts_its_prompts_and_rubrics() {
    var two = prompt("b", "s", "", "", "", List.of("t"), RUBRIC, RUBRIC);
    var splits = List.of(new Split("s", List.of(PROMPT)), new Split("t", List.of(two, two)));
    var bench = new Bench("x.jsonl", null, splits);
    assertEquals(3, bench.promptCount());
    assertEquals(5, bench.rubricCount());
    assertEquals(List.of(PROMPT, two, two), bench.prompts().toList());
    assertEquals(4, splits.get(1).rubricCount());
  }

  @Test
  void a_bench_keeps_its_splits_and_prompts_when_the_lists_change() {
    var prompts = new ArrayList<>(List.of(PROMPT));
    var splits = new ArrayList<>(List.of(new Split("s", prompts)));
    var bench = new Bench("x.jsonl", null, splits);
    prompts.clear();
    splits.clear();
    assertEquals(1, bench.promptCount());
  }

  @Test
  void a_prompt_has_a_turn() {
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> prompt("a", "s", "", "", "", List.of(), RUBRIC));
    assertEquals("a prompt has at least one turn", e.getMessage());
  }

  @Test
  void the_text_of_a_prompt_has_a_paragraph_for_each_turn() {
    assertEquals("a\n\nb", prompt("a", "s", "", "", "", List.of("a", "b"), RUBRIC).text());
  }

  @Test
  void score_descriptions_are_five_and_not_blank() {
    for (var wrong :
        List.of(
            List.of("1", "2", "3", "4"),
            List.of("1", "2", "3", "4", "5", "6"),
            List.of("1", "2", " ", "4", "5"))) {
      var e = assertThrows(IllegalArgumentException.class, () -> new ScoreDescriptions(wrong));
      assertEquals("a rubric has five score descriptions, none blank", e.getMessage());
    }
  }

  @Test
  void a_description_is_found_by_its_score() {
    assertEquals("1", RUBRIC.scores().of(1));
    assertEquals("5", RUBRIC.scores().of(5));
  }
}
