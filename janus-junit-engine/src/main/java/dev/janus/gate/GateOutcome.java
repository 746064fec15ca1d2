package dev.janus.gate;

import dev.janus.run.GateLine;
import java.math.BigDecimal;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What a gate decided.
 *
 * @param gate the rule
 * @param scope id of the split, or {@code overall}
 * @param status the decision
 * @param measured what it rests on
 * @param message one sentence for people, never at odds with the status
 */
@API(status = Status.EXPERIMENTAL)
public record GateOutcome(
    Gate gate, String scope, GateStatus status, Measurement measured, String message) {

  /**
   * Returns what was measured as people read it, for example {@code 4.07} or {@code 91.25%}, with
   * as many decimals as it takes to tell it from the limit; {@code -} when nothing was measured.
   */
  public String valueText() {
    BigDecimal value = measured.value();
    return value == null ? "-" : gate.text(value);
  }

  /**
   * Returns the same decision, which says that no model was asked: the run replayed a transcript.
   */
  GateOutcome ofReplay() {
    return new GateOutcome(gate, scope, status, measured, message + " (replay)");
  }

  /** Returns the line for the run record. */
  public GateLine toLine() {
    return new GateLine(
        gate.name(),
        scope,
        status.id(),
        measured.value(),
        gate.limit(),
        measured.n(),
        measured.clusters(),
        null,
        null,
        message);
  }
}
