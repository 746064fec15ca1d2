package dev.janus.api;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** What fails a build: single rubrics, or only the gates. */
@API(status = Status.EXPERIMENTAL)
public enum Decide {
  /** The test of a rubric below the threshold fails. */
  RUBRICS,
  /**
   * The test of a rubric below the threshold is aborted: it informs. Gates that are not met still
   * fail, and so does whatever has no verdict.
   */
  GATES
}
