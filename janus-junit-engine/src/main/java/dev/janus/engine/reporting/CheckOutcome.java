package dev.janus.engine.reporting;

import dev.janus.engine.configuration.Settings.Demands;
import org.junit.platform.engine.TestExecutionResult;

/**
 * What was decided on one rubric of one prompt, without the texts it was decided on unless they are
 * to be shown.
 *
 * @param prompt id of the prompt
 * @param rubric id of the rubric
 * @param decision for or against it, or none
 * @param score as text; empty when there is none
 * @param message why it did not pass, and empty otherwise
 * @param details what is printed when it did not pass, and empty otherwise
 */
record CheckOutcome(
    String prompt, String rubric, Decision decision, String score, String message, String details) {

  /** For or against. */
  enum Decision {
    /** The score reaches the threshold. */
    PASSED,
    /** The score is below it. */
    LOW,
    /** There is no score. */
    NONE
  }

  /** Returns the result of a test that decides on this alone. */
  TestExecutionResult result(Demands demands) {
    String threshold = demands.threshold().toPlainString();
    return switch (decision) {
      case PASSED -> TestExecutionResult.successful();
      case LOW ->
          demands.rubricsInform()
              ? FailedTests.inconclusive(
                  "score %s, below %s: informs only".formatted(score, threshold))
              : FailedTests.failed(message, "at least " + threshold, score);
      case NONE -> FailedTests.error(message);
    };
  }
}
