package dev.janus.maven.launch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId.Segment;
import org.junit.platform.launcher.TestIdentifier;
import org.opentest4j.AssertionFailedError;

/**
 * A test and how it ended.
 *
 * @param name unique in its suite
 * @param type what the test is: the type of the last segment of its unique id
 * @param nanos how long it took, or the start while it runs
 * @param ending how it ended
 * @param thrown what it threw
 * @param reason why it was skipped
 */
record Leaf(
    String name,
    String type,
    long nanos,
    Ending ending,
    @Nullable Throwable thrown,
    String reason) {

  private static final String RUBRIC = "rubric";
  private static final String GATE = "gate";

  /** How a test ends. */
  enum Ending {
    PASSED,
    /** Its assertion failed. */
    FAILED,
    /** It could not be decided. */
    ERROR,
    SKIPPED
  }

  static Leaf started(TestIdentifier test, long now) {
    return new Leaf(nameOf(test), typeOf(test), now, Ending.SKIPPED, null, "not finished");
  }

  static Leaf skipped(TestIdentifier test, String reason) {
    return new Leaf(nameOf(test), typeOf(test), 0, Ending.SKIPPED, null, reason);
  }

  /** A run that was cancelled leaves tests that were never started. */
  static Leaf notRun(TestIdentifier test) {
    return skipped(test, "not run");
  }

  Leaf finished(long now, TestExecutionResult outcome) {
    Throwable cause = outcome.getThrowable().orElse(null);
    return new Leaf(name, type, now - nanos, endingOf(outcome), cause, reasonOf(cause));
  }

  /** Tells whether a rubric got a score. */
  boolean isDecided() {
    return type.equals(RUBRIC) && (ending == Ending.PASSED || ending == Ending.FAILED);
  }

  /** Returns what was thrown, unless it is the failed assertion of a rubric or a gate. */
  Optional<Throwable> fault() {
    boolean isVerdict = ending == Ending.FAILED && (type.equals(RUBRIC) || type.equals(GATE));
    return ending == Ending.SKIPPED || isVerdict ? Optional.empty() : Optional.ofNullable(thrown);
  }

  private static Ending endingOf(TestExecutionResult outcome) {
    return switch (outcome.getStatus()) {
      case SUCCESSFUL -> Ending.PASSED;
      case ABORTED -> Ending.SKIPPED;
      case FAILED ->
          outcome.getThrowable().filter(AssertionFailedError.class::isInstance).isPresent()
              ? Ending.FAILED
              : Ending.ERROR;
    };
  }

  private static String reasonOf(@Nullable Throwable thrown) {
    return thrown == null ? "" : FaultMessage.of(thrown);
  }

  private static String nameOf(TestIdentifier test) {
    return test.getLegacyReportingName();
  }

  private static String typeOf(TestIdentifier test) {
    Segment last = test.getUniqueIdObject().getLastSegment();
    return last.getType();
  }
}
