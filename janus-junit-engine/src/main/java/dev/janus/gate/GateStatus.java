package dev.janus.gate;

import java.util.Locale;
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
}
