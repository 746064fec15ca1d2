package dev.janus.gate;

import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A gate on one split, or on the whole bench. Immutable.
 *
 * @param scope id of the split, or {@code overall}
 * @param gate the rule
 * @param maximumUnscored how much of the scope may be unscored before no score is relied upon
 */
@API(status = Status.EXPERIMENTAL)
public record ScopedGate(String scope, Gate gate, MaximumUnscoredRate maximumUnscored) {

  /**
   * Decides, and fails closed: nothing judged, or too much unscored, is a failure whatever the
   * scores; anything left out is inconclusive, never passed.
   *
   * @param scores of this gate's scope
   * @throws IllegalArgumentException if the scores are of another scope
   */
  public GateOutcome decide(Scores scores) {
    if (!scores.scope().equals(scope)) {
      throw new IllegalArgumentException(
          "gate %s of %s: asked to decide on the scores of %s"
              .formatted(gate.name(), scope, scores.scope()));
    }
    if (scores.checks().isEmpty()) {
      return outcome(GateStatus.FAILED, scores, "no verdicts");
    }
    Coverage coverage = new Coverage(scores);
    return failed(scores, coverage.misfit())
        .or(() -> coverage.gap().map(gap -> outcome(GateStatus.INCONCLUSIVE, scores, gap)))
        .or(() -> failed(scores, tooManyUnscored(scores)))
        .orElseGet(() -> compare(scores));
  }

  private Optional<GateOutcome> failed(Scores scores, Optional<String> why) {
    return why.map(message -> outcome(GateStatus.FAILED, scores, message));
  }

  private Optional<String> tooManyUnscored(Scores scores) {
    return maximumUnscored.isMetBy(scores)
        ? Optional.empty()
        : Optional.of(maximumUnscored.describe(scores));
  }

  private GateOutcome compare(Scores scores) {
    GateStatus status = gate.isMetBy(scores) ? GateStatus.PASSED : GateStatus.FAILED;
    return outcome(status, scores, gate.describe(scores));
  }

  private GateOutcome outcome(GateStatus status, Scores scores, String message) {
    return new GateOutcome(gate, scope, status, gate.measure(scores), message);
  }
}
