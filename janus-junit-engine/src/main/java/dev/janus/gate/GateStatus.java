package dev.janus.gate;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** What became of a gate. */
@API(status = Status.EXPERIMENTAL)
public enum GateStatus {
  /** The limit is met, and all that had to be seen was seen. */
  PASSED,
  /** The limit is not met, or too little has a score to tell. */
  FAILED,
  /** Not everything that the gate is about was run. */
  INCONCLUSIVE;

  /** Returns the name used in records and reports: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns what several outcomes come to: failed if any failed, else inconclusive if any is, else
   * passed; empty when there are none.
   */
  public static Optional<GateStatus> of(Collection<GateOutcome> outcomes) {
    return List.of(FAILED, INCONCLUSIVE, PASSED).stream()
        .filter(status -> outcomes.stream().anyMatch(outcome -> outcome.status() == status))
        .findFirst();
  }
}
