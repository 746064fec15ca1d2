package dev.janus.gate;

import static dev.janus.gate.RunBuilder.scored;
import static dev.janus.gate.RunBuilder.unscored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.judge.UnscoredReason;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The decisions, and that they fail closed. */
class ScopedGateTest {

  private static final Gate MEAN = new MinimumMean(new BigDecimal("4"));

  private static final Gate PASS_RATE = new MinimumPassRate(new BigDecimal("1"));

  private static final Gate UNSCORED = MaximumUnscoredRate.DEFAULT;

  private static GateOutcome decide(Gate gate, RunBuilder run) {
    return decide(gate, run, MaximumUnscoredRate.DEFAULT);
  }

  private static GateOutcome decide(Gate gate, RunBuilder run, MaximumUnscoredRate unscored) {
    return new ScopedGate("koala", gate, unscored).decide(run.scores("koala"));
  }

  private static RunBuilder koala(int... scores) {
    RunBuilder run = new RunBuilder().split("koala", scores.length, scores.length);
    for (int index = 0; index < scores.length; index++) {
      run.check("koala", "p" + index, "style", scored(scores[index]));
    }
    return run;
  }

  private static void assertOutcome(String expected, GateOutcome outcome) {
    assertEquals(expected, outcome.status().id() + ": " + outcome.message());
  }

  @Test
  void a_mean_that_is_exactly_the_limit_meets_it() {
    Gate gate = new MinimumMean(new BigDecimal("4.1"));
    assertOutcome("passed: mean 4.10 meets 4.1", decide(gate, koala(5, 4, 4, 4, 4, 4, 4, 4, 4, 4)));
  }

  @Test
  void a_mean_that_only_rounds_to_the_limit_does_not_meet_it() {
    RunBuilder run = new RunBuilder().split("koala", 2_500, 2_500);
    for (int index = 0; index < 2_500; index++) {
      run.check("koala", "p" + index, "style", scored(index == 0 ? 3 : 4));
    }
    assertOutcome("failed: mean 3.9996 is below 4", decide(MEAN, run));
  }

  private static MaximumTruncatedRate truncated(String limit) {
    return new MaximumTruncatedRate(new BigDecimal(limit));
  }

  @Test
  void a_truncated_rate_is_compared_exactly() {
    RunBuilder run =
        koala(4, 4, 4)
            .response("koala", "p0", 0, "a", "length")
            .response("koala", "p1", 0, "b", "refusal")
            .response("koala", "p2", 0, "c", "stop");
    assertOutcome(
        "failed: 1 of 3 responses cut off (1 at the maximum of tokens); at most 33.3333% may be",
        decide(truncated("0.333333"), run));
    assertOutcome(
        "passed: 1 of 3 responses cut off (1 at the maximum of tokens); at most 33.3334% may be",
        decide(truncated("0.333334"), run));
  }

  @Test
  void a_truncated_rate_fails_where_a_judged_response_is_not_in_the_record() {
    RunBuilder run = koala(4, 4, 4).response("koala", "p0", "a");
    assertOutcome(
        "failed: 2 judged prompts have no response in the record", decide(truncated("1"), run));
    assertOutcome(
        "failed: 1 judged prompt has no response in the record",
        decide(truncated("1"), run.response("koala", "p1", "b")));
    assertOutcome(
        "passed: 0 of 3 responses cut off; at most 0% may be",
        decide(truncated("0"), run.response("koala", "p2", "c")));
  }

  @Test
  void a_mean_below_the_limit_fails() {
    assertOutcome("failed: mean 3.50 is below 4", decide(MEAN, koala(3, 4)));
  }

  @Test
  void one_of_five_hundred_rubrics_is_enough_to_miss_a_pass_rate_of_all() {
    int[] scores = new int[500];
    Arrays.fill(scores, 3);
    scores[17] = 2;
    assertOutcome(
        "failed: pass rate 99.80% is below 100%: 499 of 500 scored rubrics reach 3",
        decide(PASS_RATE, koala(scores)));
  }

  @Test
  void a_pass_rate_that_is_exactly_the_limit_meets_it() {
    Gate gate = new MinimumPassRate(new BigDecimal("0.5"));
    assertOutcome(
        "passed: pass rate 50.00% meets 50%: 1 of 2 scored rubrics reach 3",
        decide(gate, koala(2, 3)));
  }

  @Test
  void an_unscored_rate_up_to_the_limit_passes() {
    assertOutcome(
        "passed: 0 of 2 verdicts unscored; at most 1% may be", decide(UNSCORED, koala(1, 1)));
    var one = koala(4).split("koala", 2, 2);
    one.check("koala", "q", "style", unscored(UnscoredReason.BLANK));
    var half = new MaximumUnscoredRate(new BigDecimal("0.5"));
    assertOutcome(
        "passed: 1 of 2 verdicts unscored (1 blank); at most 50% may be", decide(half, one, half));
  }

  @Test
  void fails_on_too_many_unscored_verdicts_even_when_the_limit_is_met() {
    var run = koala(5, 5).split("koala", 3, 3);
    run.check("koala", "q", "style", unscored(UnscoredReason.OFF_SCALE));
    String expected = "failed: 1 of 3 verdicts unscored (1 off the scale); at most 1% may be";
    assertOutcome(expected, decide(MEAN, run));
    assertOutcome(expected, decide(PASS_RATE, run));
    assertOutcome(expected, decide(UNSCORED, run));
  }

  @Test
  void as_many_unscored_verdicts_as_the_scope_allows_do_not_matter() {
    var run = koala(5, 4).split("koala", 3, 3);
    run.check("koala", "q", "style", unscored(UnscoredReason.CUT_OFF));
    var allowed = new MaximumUnscoredRate(new BigDecimal("0.34"));
    assertOutcome("passed: mean 4.50 meets 4", decide(MEAN, run, allowed));
  }

  @Test
  void no_score_at_all_meets_no_minimum_however_much_may_be_unscored() {
    var run = new RunBuilder().split("koala", 1, 1);
    run.check("koala", "q", "style", unscored(UnscoredReason.NO_RESPONSE));
    var all = new MaximumUnscoredRate(BigDecimal.ONE);
    assertOutcome("failed: no verdict has a score", decide(MEAN, run, all));
    assertOutcome(
        "failed: no verdict has a score", decide(new MinimumPassRate(BigDecimal.ZERO), run, all));
    assertNull(decide(MEAN, run, all).measured().value());
  }

  @Test
  void fails_without_any_verdict() {
    var run = new RunBuilder().split("koala", 80, 80);
    assertOutcome("failed: no verdicts", decide(MEAN, run));
    assertOutcome("failed: no verdicts", decide(PASS_RATE, run));
    assertOutcome("failed: no verdicts", decide(UNSCORED, run));
  }

  @Test
  void is_inconclusive_when_rubrics_were_left_out() {
    String expected =
        "inconclusive: saw 2 of 80 rubrics: a filter, a limit or an interruption left the rest out";
    assertOutcome(expected, decide(MEAN, koala(5, 5).split("koala", 80, 80)));
    assertOutcome(expected, decide(MEAN, koala(1, 1).split("koala", 80, 80)));
    assertOutcome(expected, decide(UNSCORED, koala(5, 5).split("koala", 80, 80)));
  }

  @Test
  void is_inconclusive_when_incomplete_however_much_is_unscored() {
    var run = koala(5).split("koala", 3, 3);
    run.check("koala", "q", "style", unscored(UnscoredReason.BLANK));
    assertOutcome(
        "inconclusive: saw 2 of 3 rubrics: a filter, a limit or an interruption left the rest out",
        decide(UNSCORED, run));
  }

  @Test
  void is_inconclusive_when_repeats_were_left_out() {
    var run = new RunBuilder().split("koala", 2, 2).repeats(3);
    run.check("koala", "p", "style", scored(5), scored(5), scored(5));
    run.check("koala", "q", "style", scored(5), scored(5));
    assertOutcome(
        "inconclusive: saw 5 of 6 verdicts: an interruption left the rest out", decide(MEAN, run));
  }

  @Test
  void a_rubric_seen_twice_does_not_stand_for_another() {
    var run = new RunBuilder().split("koala", 2, 2);
    run.check("koala", "p", "style", scored(5)).check("koala", "p", "style", scored(5));
    assertOutcome(
        "inconclusive: saw 1 of 2 rubrics: a filter, a limit or an interruption left the rest out",
        decide(MEAN, run));
  }

  @Test
  void fails_on_more_rubrics_than_the_split_has() {
    assertOutcome(
        "failed: saw 2 of 1 rubrics in split koala: the record does not belong to this bench",
        decide(MEAN, koala(5, 5).split("koala", 1, 1)));
  }

  @Test
  void fails_on_more_verdicts_than_repeats() {
    var run = new RunBuilder().split("koala", 1, 1);
    run.check("koala", "p", "style", scored(5), scored(5));
    assertOutcome(
        "failed: saw 2 of 1 verdicts on rubric style of prompt p: the record does not belong to"
            + " this bench",
        decide(MEAN, run));
  }

  @Test
  void fails_overall_on_a_split_that_the_bench_does_not_have() {
    var run = koala(5).check("stray", "p", "style", scored(5));
    var gate = new ScopedGate("overall", MEAN, MaximumUnscoredRate.DEFAULT);
    assertOutcome(
        "failed: saw 1 of 0 rubrics in split stray: the record does not belong to this bench",
        gate.decide(run.scores("overall")));
  }

  @Test
  void a_surplus_in_one_split_does_not_make_up_for_a_gap_in_another() {
    var run = koala(5).split("koala", 1, 1).split("flask", 2, 2);
    run.check("flask", "p", "style", scored(5));
    var gate = new ScopedGate("overall", MEAN, MaximumUnscoredRate.DEFAULT);
    assertOutcome(
        "inconclusive: saw 2 of 3 rubrics: a filter, a limit or an interruption left the rest out",
        gate.decide(run.scores("overall")));
  }

  @Test
  void tells_what_was_measured_whatever_the_decision() {
    var outcome = decide(MEAN, koala(5, 4).split("koala", 80, 80));
    assertEquals(new Measurement(new BigDecimal("4.5"), 2, 2), outcome.measured());
    var unscored = decide(UNSCORED, koala(5, 4));
    assertEquals(new Measurement(BigDecimal.ZERO, 2, 2), unscored.measured());
    var passRate = decide(PASS_RATE, koala(5, 1));
    assertEquals(new Measurement(new BigDecimal("0.5"), 2, 2), passRate.measured());
  }

  @Test
  void refuses_the_scores_of_another_scope() {
    var gate = new ScopedGate("overall", MEAN, MaximumUnscoredRate.DEFAULT);
    var scores = koala(5).scores("koala");
    var thrown = assertThrows(IllegalArgumentException.class, () -> gate.decide(scores));
    assertEquals(
        "gate mean of overall: asked to decide on the scores of koala", thrown.getMessage());
  }
}
