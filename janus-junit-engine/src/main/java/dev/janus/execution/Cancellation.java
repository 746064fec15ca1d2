package dev.janus.execution;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Tells whether a run is to stop. Thread-safe; once it says so it goes on saying so. */
@API(status = Status.EXPERIMENTAL)
@FunctionalInterface
public interface Cancellation {

  /** Never stops a run. */
  Cancellation NEVER = () -> false;

  /** Tells whether to stop. */
  boolean isRequested();
}
