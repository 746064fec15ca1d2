package dev.janus.engine.reporting;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The results of tests that did not pass. None has a stack trace: it would lead into Janus. */
@API(status = Status.INTERNAL)
public final class FailedTests {

  private static final StackTraceElement[] NO_STACK = {};

  private FailedTests() {}

  /** A decision against what is tested. */
  static TestExecutionResult failed(String message, Object expected, Object actual) {
    return TestExecutionResult.failed(
        withoutStack(new AssertionFailedError(message, expected, actual)));
  }

  /** Nothing could be decided, through someone's fault. */
  public static TestExecutionResult error(String message) {
    return TestExecutionResult.failed(withoutStack(new UndecidedException(message)));
  }

  /** Nothing is decided, through nobody's fault: the test is aborted. */
  public static TestExecutionResult inconclusive(String message) {
    return TestExecutionResult.aborted(withoutStack(new TestAbortedException(message)));
  }

  private static <T extends Throwable> T withoutStack(T throwable) {
    throwable.setStackTrace(NO_STACK);
    return throwable;
  }
}
