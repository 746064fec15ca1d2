package dev.janus.gate;

import dev.janus.judge.Judgement;
import dev.janus.run.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether all of a scope was judged, and nothing else. A gate on less never passes. */
record Coverage(Scores scores) {

  private static final String MISFIT = ": the record does not belong to this bench";

  /** Returns what the scope cannot hold; empty when all fits. */
  Optional<String> misfit() {
    return scores.checks().stream()
        .map(Check::split)
        .distinct()
        .filter(split -> in(split).size() > expected(split))
        .findFirst()
        .map(
            split ->
                ("saw %s of %s rubrics in split %s" + MISFIT)
                    .formatted(in(split).size(), expected(split), split))
        .or(this::surplusRepeats);
  }

  private Optional<String> surplusRepeats() {
    return scores.checks().stream()
        .filter(check -> check.judgements().size() > scores.repeats())
        .findFirst()
        .map(
            check ->
                ("saw %s of %s verdicts on rubric %s of prompt %s" + MISFIT)
                    .formatted(
                        check.judgements().size(),
                        scores.repeats(),
                        check.rubric(),
                        check.prompt()));
  }

  /** Returns what of the scope was left out; empty when nothing was. */
  Optional<String> gap() {
    int expected = scores.rubrics().values().stream().mapToInt(Integer::intValue).sum();
    int seen = scores.rubrics().keySet().stream().mapToInt(split -> distinct(in(split))).sum();
    if (seen < expected) {
      return Optional.of(
          "saw %s of %s rubrics: a filter, a limit or an interruption left the rest out"
              .formatted(seen, expected));
    }
    long verdicts = scores.checks().stream().mapToLong(Coverage::repeats).sum();
    long expectedVerdicts = (long) expected * scores.repeats();
    return verdicts < expectedVerdicts
        ? Optional.of(
            "saw %s of %s verdicts: an interruption left the rest out"
                .formatted(verdicts, expectedVerdicts))
        : Optional.empty();
  }

  private int expected(String split) {
    return scores.rubrics().getOrDefault(split, 0);
  }

  private List<Check> in(String split) {
    return scores.checks().stream().filter(check -> check.split().equals(split)).toList();
  }

  private static int distinct(List<Check> checks) {
    return Math.toIntExact(
        checks.stream().map(check -> Map.entry(check.prompt(), check.rubric())).distinct().count());
  }

  private static long repeats(Check check) {
    return check.judgements().stream().map(Judgement::repeat).distinct().count();
  }
}
