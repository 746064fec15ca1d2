package dev.janus.report;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** How a test ended, as Surefire tells it. */
@API(status = Status.EXPERIMENTAL)
public sealed interface TestOutcome {

  /** What was asserted holds. */
  record Passed() implements TestOutcome {}

  /**
   * What was asserted does not hold.
   *
   * @param type name of the exception's class
   * @param message what was found, possibly several lines
   * @param text the message again with whatever helps to understand it
   */
  record Failed(String type, String message, String text) implements TestOutcome {}

  /**
   * Nobody can tell whether what was asserted holds.
   *
   * @param type name of the exception's class
   * @param message what went wrong, possibly several lines
   * @param text the message again with whatever helps to understand it
   */
  record Broken(String type, String message, String text) implements TestOutcome {}

  /**
   * The test was not run, or not to its end.
   *
   * @param message why
   */
  record Skipped(String message) implements TestOutcome {}
}
