package dev.janus.maven.launch;

import dev.janus.report.TestCase;
import dev.janus.report.TestOutcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
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
 * @param time how long it took
 * @param ending how it ended
 * @param thrown what it threw
 * @param reason why it was skipped
 */
record Leaf(
    String name,
    String type,
    Duration time,
    Ending ending,
    @Nullable Throwable thrown,
    String reason) {

  /** What stands for one rubric, or for all of a prompt or a split, by the granularity of a run. */
  private static final Set<String> RUBRICS = Set.of("rubric", "prompt", "rubrics");

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

  static Leaf started(TestIdentifier test) {
    return skipped(test, "not finished");
  }

  static Leaf skipped(TestIdentifier test, String reason) {
    return new Leaf(nameOf(test), typeOf(test), Duration.ZERO, Ending.SKIPPED, null, reason);
  }

  /** A run that was cancelled leaves tests that were never started. */
  static Leaf notRun(TestIdentifier test) {
    return skipped(test, "not run");
  }

  Leaf finished(Duration elapsed, TestExecutionResult outcome) {
    Throwable cause = outcome.getThrowable().orElse(null);
    return new Leaf(name, type, elapsed, endingOf(outcome), cause, reasonOf(cause));
  }

  /** Tells whether it is a test of rubrics that all got a score, or of which one is too low. */
  boolean isDecided() {
    return RUBRICS.contains(type) && (ending == Ending.PASSED || ending == Ending.FAILED);
  }

  /** Returns what was thrown, unless it is the failed assertion of rubrics or a gate. */
  Optional<Throwable> fault() {
    boolean isVerdict = ending == Ending.FAILED && (RUBRICS.contains(type) || type.equals(GATE));
    return ending == Ending.SKIPPED || isVerdict ? Optional.empty() : Optional.ofNullable(thrown);
  }

  /** Returns the test as a report has it. */
  TestCase toCase(String suite) {
    return new TestCase(name, suite, time, outcome());
  }

  private TestOutcome outcome() {
    return switch (ending) {
      case PASSED -> new TestOutcome.Passed();
      case FAILED -> new TestOutcome.Failed(typeOf(thrown), reason, textOf(thrown));
      case ERROR -> new TestOutcome.Broken(typeOf(thrown), reason, textOf(thrown));
      case SKIPPED -> new TestOutcome.Skipped(reason);
    };
  }

  private static String typeOf(@Nullable Throwable thrown) {
    return thrown == null ? "" : thrown.getClass().getName();
  }

  /** A failed assertion says all it has to say in its message; an error may need its trace. */
  private static String textOf(@Nullable Throwable thrown) {
    StringWriter text = new StringWriter();
    if (thrown != null) {
      thrown.printStackTrace(new PrintWriter(text));
    }
    return text.toString();
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
