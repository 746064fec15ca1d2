package dev.janus.execution;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** How a run ended. */
@API(status = Status.EXPERIMENTAL)
public enum Ending {
  /** All that was ordered is done. */
  COMPLETE,
  /** The run was cancelled; what was in flight is lost, the rest is recorded. */
  CANCELLED,
  /** The run was stopped; all that was asked is recorded, the rest was not asked. */
  STOPPED
}
