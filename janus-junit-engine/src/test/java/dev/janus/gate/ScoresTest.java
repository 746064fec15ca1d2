package dev.janus.gate;

import static dev.janus.gate.RunBuilder.scored;
import static dev.janus.gate.RunBuilder.unscored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.judge.UnscoredReason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The figures, against sums done by hand. */
class ScoresTest {

  private static Optional<BigDecimal> number(String number) {
    return Optional.of(new BigDecimal(number));
  }

  /** Prompt means: p1 (5+2)/2 = 3.5, p2 3, p3 4; the fourth has no score. */
  private static RunBuilder mixed() {
    return new RunBuilder()
        .split("koala", 2, 3)
        .split("flask", 2, 2)
        .check("koala", "p1", "style", scored(5))
        .check("koala", "p1", "harmlessness", scored(2))
        .check("koala", "p2", "style", scored(3))
        .check("flask", "p3", "style", scored(4))
        .check("flask", "p4", "style", unscored(UnscoredReason.BLANK));
  }

  @Test
  void the_mean_is_over_the_means_of_prompts() {
    assertEquals(number("3.25"), mixed().scores("koala").mean());
    assertEquals(number("4"), mixed().scores("flask").mean());
    assertEquals(number("3.5"), mixed().scores("overall").mean());
  }

  @Test
  void the_macro_mean_is_over_the_means_of_splits_with_a_score() {
    assertEquals(number("3.625"), mixed().scores("overall").macroMean());
    var half = mixed().split("mt-bench", 1, 1);
    assertEquals(number("3.625"), half.scores("overall").macroMean());
    assertEquals(Optional.empty(), half.scores("mt-bench").macroMean());
  }

  @Test
  void the_same_prompt_id_in_two_splits_is_two_prompts() {
    var scores =
        new RunBuilder()
            .split("a", 1, 1)
            .split("b", 1, 2)
            .check("a", "p1", "r1", scored(1))
            .check("b", "p1", "r1", scored(4))
            .check("b", "p1", "r2", scored(4))
            .scores("overall");
    assertEquals(number("2.5"), scores.mean());
    assertEquals(2, scores.prompts());
  }

  @Test
  void the_score_of_a_check_is_the_mean_of_its_scored_repeats() {
    var checks =
        new RunBuilder()
            .check("a", "p", "r", scored(4), unscored(UnscoredReason.BLANK), scored(5))
            .check("a", "p", "s", unscored(UnscoredReason.BLANK))
            .checks();
    assertEquals(number("4.5"), Scores.score(checks.get(0)));
    assertEquals(Optional.empty(), Scores.score(checks.get(1)));
  }

  @Test
  void the_pass_rate_is_over_checks_with_a_score() {
    assertEquals(number("0.75"), mixed().scores("overall").passRate());
    assertEquals(3, mixed().scores("overall").passed());
    assertEquals(4, mixed().scores("overall").scored());
    assertEquals(number("1"), mixed().scores("flask").passRate());
  }

  @Test
  void a_check_passes_when_the_mean_of_its_repeats_reaches_the_threshold() {
    var run =
        new RunBuilder()
            .split("a", 1, 3)
            .repeats(2)
            .setting("janus.threshold", "3.5")
            .check("a", "p", "r", scored(3), scored(4))
            .check("a", "p", "s", scored(3), scored(3))
            .check("a", "p", "t", scored(3), scored(5));
    assertEquals(2, run.scores("a").passed());
  }

  @Test
  void the_unscored_rate_counts_each_repeat() {
    var scores =
        new RunBuilder()
            .split("a", 1, 2)
            .repeats(2)
            .check("a", "p", "r", scored(3), unscored(UnscoredReason.CONFLICT))
            .check("a", "p", "s", scored(3), scored(3))
            .scores("a");
    assertEquals(number("0.25"), scores.unscoredRate());
    assertEquals(4, scores.verdicts());
  }

  @Test
  void nothing_judged_has_no_figures() {
    var scores = new RunBuilder().split("a", 1, 1).scores("a");
    assertEquals(Optional.empty(), scores.mean());
    assertEquals(Optional.empty(), scores.macroMean());
    assertEquals(Optional.empty(), scores.passRate());
    assertEquals(Optional.empty(), scores.unscoredRate());
    assertEquals(Optional.empty(), scores.meanWithUnscoredAt(1));
    assertEquals(Optional.empty(), scores.spread());
    assertEquals(List.of(), scores.repeatMeans());
    assertEquals(List.of(0, 0, 0, 0, 0), scores.histogram().counts());
    assertEquals(0, scores.prompts());
  }

  @Test
  void unscored_verdicts_bound_the_mean() {
    assertEquals(number("2.5"), mixed().scores("flask").meanWithUnscoredAt(1));
    assertEquals(number("4.5"), mixed().scores("flask").meanWithUnscoredAt(5));
    assertEquals(number("3.25"), mixed().scores("koala").meanWithUnscoredAt(1));
  }

  @Test
  void the_histogram_counts_each_repeat() {
    var scores =
        new RunBuilder()
            .split("a", 1, 2)
            .repeats(2)
            .check("a", "p", "r", scored(1), scored(5))
            .check("a", "p", "s", scored(5), unscored(UnscoredReason.BLANK))
            .scores("a");
    assertEquals(List.of(1, 0, 0, 0, 2), scores.histogram().counts());
    assertEquals(1, scores.histogram().of(1));
    assertEquals(2, scores.histogram().of(5));
  }

  @Test
  void rubrics_of_one_id_have_a_mean_of_their_own() {
    var overall = mixed().check("flask", "p5", "tone", unscored(UnscoredReason.CUT_OFF));
    assertEquals(
        List.of(
            new RubricMean("style", 4, 3, new BigDecimal("4")),
            new RubricMean("harmlessness", 1, 1, new BigDecimal("2")),
            new RubricMean("tone", 1, 0, null)),
        overall.scores("overall").rubricMeans());
  }

  @Test
  void prompts_and_clusters_are_counted_once() {
    var scores =
        new RunBuilder()
            .split("a", 3, 4)
            .clustered("same", List.of("a", "p1", "r"), scored(3))
            .clustered("same", List.of("a", "p1", "s"), scored(3))
            .clustered("same", List.of("a", "p2", "r"), scored(3))
            .clustered("other", List.of("a", "p3", "r"), unscored(UnscoredReason.BLANK))
            .scores("a");
    assertEquals(3, scores.prompts());
    assertEquals(2, scores.clusters());
    assertEquals(
        new Measurement(new BigDecimal("3"), 2, 1), scores.measuredOnScored(scores.exactMean()));
    assertEquals(
        new Measurement(new BigDecimal("0.25"), 3, 2),
        scores.measuredOnAll(scores.exactUnscoredRate()));
  }

  @Test
  void repeats_have_means_of_their_own_and_a_spread() {
    var scores =
        new RunBuilder()
            .split("a", 3, 3)
            .repeats(3)
            .check("a", "p1", "r", scored(4), scored(4), scored(4))
            .check("a", "p2", "r", scored(2), scored(3), scored(4))
            .check("a", "p3", "r", scored(5), unscored(UnscoredReason.BLANK), scored(4))
            .scores("a");
    assertEquals(
        List.of(new BigDecimal("3.6666666666666667"), new BigDecimal("3.5"), new BigDecimal("4")),
        scores.repeatMeans());
    // variances 0, 1 and 1/2: the root of their mean, 1/2
    assertEquals(
        Optional.of(new Spread(3, 1, 1, new BigDecimal("0.70710678118654752"))), scores.spread());
  }

  @Test
  void repeats_are_undecided_only_on_both_sides_of_the_threshold() {
    var scores =
        new RunBuilder()
            .split("a", 1, 5)
            .repeats(2)
            .check("a", "p", "r0", scored(4), scored(3))
            .check("a", "p", "r1", scored(3), scored(4))
            .check("a", "p", "r2", scored(1), scored(2))
            .check("a", "p", "r3", scored(2), scored(3))
            .check("a", "p", "r4", scored(5), scored(1))
            .scores("a");
    assertEquals(2, scores.spread().orElseThrow().undecided());
    assertEquals(0, scores.spread().orElseThrow().unanimous());
  }

  @Test
  void one_score_alone_has_no_spread() {
    var scores =
        new RunBuilder()
            .split("a", 1, 1)
            .repeats(2)
            .check("a", "p1", "r", scored(4), unscored(UnscoredReason.BLANK))
            .scores("a");
    assertEquals(Optional.empty(), scores.spread());
  }

  @Test
  void unscored_verdicts_are_counted_by_reason_most_frequent_first() {
    var counts =
        new RunBuilder()
            .split("a", 4, 4)
            .check("a", "p1", "r", unscored(UnscoredReason.BLANK))
            .check("a", "p2", "r", unscored(UnscoredReason.OFF_SCALE))
            .check("a", "p3", "r", unscored(UnscoredReason.OFF_SCALE))
            .check("a", "p4", "r", scored(1))
            .scores("a")
            .unscoredCounts();
    assertEquals("3 of 4 verdicts unscored (2 off the scale, 1 blank)", counts.describe());
    assertEquals(3, counts.unscored());
    assertEquals(2, counts.of(UnscoredReason.OFF_SCALE));
    assertEquals(0, counts.of(UnscoredReason.CONFLICT));
    assertEquals(
        List.of(UnscoredReason.OFF_SCALE, UnscoredReason.BLANK),
        List.copyOf(counts.reasons().keySet()));
  }

  @Test
  void a_scope_knows_the_size_of_its_splits() {
    assertEquals(Map.of("koala", 3), mixed().scores("koala").rubrics());
    assertEquals(Map.of("koala", 3, "flask", 2), mixed().scores("overall").rubrics());
    assertEquals(3, mixed().scores("koala").checks().size());
    assertEquals(5, mixed().scores("overall").checks().size());
  }

  @Test
  void an_unknown_split_is_refused() {
    var thrown = assertThrows(IllegalArgumentException.class, () -> mixed().scores("koalla"));
    assertEquals(
        """
        janus.gates: the bench has no split "koalla"
          found: splits koala, flask
          fix: write koala, or overall for all""",
        thrown.getMessage());
  }

  @Test
  void a_header_without_a_valid_threshold_is_refused() {
    assertEquals(threshold(""), refused(mixed().without("janus.threshold")));
    assertEquals(threshold("high"), refused(mixed().setting("janus.threshold", "high")));
    assertEquals(threshold("0.9"), refused(mixed().setting("janus.threshold", "0.9")));
    assertEquals(threshold("5.1"), refused(mixed().setting("janus.threshold", "5.1")));
  }

  @Test
  void thresholds_at_the_ends_of_the_scale_are_taken() {
    var lowest = mixed().setting("janus.threshold", "1").scores("overall");
    assertEquals(number("1"), lowest.passRate());
    var highest = mixed().setting("janus.threshold", "5").scores("overall");
    assertEquals(number("0.25"), highest.passRate());
  }

  private static String refused(RunBuilder run) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> run.scores("koala")).getMessage());
  }

  private static String threshold(String found) {
    return """
        run record: janus.threshold is not a number from 1 to 5
          found: "%s"
          fix: run the bench again, the record's header is damaged"""
        .formatted(found);
  }
}
