package dev.janus.report;

import dev.janus.gate.Scores;
import dev.janus.judge.Unscored;
import dev.janus.judge.UnscoredReason;
import dev.janus.run.Check;
import java.util.List;

/**
 * One verdict without a score.
 *
 * @param check what was judged
 * @param repeat which of its verdicts, from 1
 * @param verdict why there is no score
 */
record UnscoredExample(Check check, int repeat, Unscored verdict) {

  private static final int EXAMPLES = 3;

  /** Returns the first few of one reason, in order of the bench. */
  static List<UnscoredExample> of(Scores scores, UnscoredReason reason) {
    return scores.checks().stream()
        .flatMap(
            check ->
                check.judgements().stream()
                    .filter(judgement -> judgement.verdict() instanceof Unscored)
                    .map(
                        judgement ->
                            new UnscoredExample(
                                check, judgement.repeat(), (Unscored) judgement.verdict())))
        .filter(example -> example.verdict.reason() == reason)
        .limit(EXAMPLES)
        .toList();
  }
}
