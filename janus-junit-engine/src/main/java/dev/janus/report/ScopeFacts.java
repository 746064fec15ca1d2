package dev.janus.report;

import dev.janus.bench.Split;
import dev.janus.gate.GateOutcome;
import dev.janus.gate.Scores;
import dev.janus.run.BenchInfo.SplitSize;
import dev.janus.run.Run;
import java.util.List;

/**
 * What the reports say of one split, or of the whole bench.
 *
 * @param scores the figures
 * @param promptsExpected how many prompts the scope has as a whole
 * @param outcomes its gates
 * @param tokens what it took
 * @param lowest its lowest scores
 */
record ScopeFacts(
    Scores scores,
    int promptsExpected,
    List<GateOutcome> outcomes,
    Tokens tokens,
    List<LowCheck> lowest) {

  private static final int LOWEST_OVERALL = 20;

  private static final int LOWEST_PER_SPLIT = 10;

  static ScopeFacts of(Run run, List<GateOutcome> outcomes, String scope) {
    Scores scores = Scores.of(run.header(), scope, run.checks(), run.responses());
    int limit = scope.equals(Split.OVERALL) ? LOWEST_OVERALL : LOWEST_PER_SPLIT;
    return new ScopeFacts(
        scores,
        scores.rubrics().keySet().stream()
            .map(run.header().bench().splits()::get)
            .mapToInt(SplitSize::prompts)
            .sum(),
        outcomes.stream().filter(outcome -> outcome.scope().equals(scope)).toList(),
        Tokens.of(run, scope),
        LowCheck.lowest(run, scores, limit));
  }

  String scope() {
    return scores.scope();
  }

  int rubricsExpected() {
    return scores.rubrics().values().stream().mapToInt(Integer::intValue).sum();
  }
}
