package dev.janus.engine.reporting;

import dev.janus.engine.descriptor.LeafDescriptor;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;

/**
 * What the launcher and the user hear of tests, and what they have heard. Guarded by the lock of
 * the {@link LockedReporter}.
 */
final class Stage {

  private final EngineExecutionListener listener;
  private final PrintStream output;
  private final Set<TestDescriptor> open = new HashSet<>();
  private final Set<TestDescriptor> done = new HashSet<>();

  Stage(EngineExecutionListener listener, PrintStream output) {
    this.listener = listener;
    this.output = output;
  }

  void start(TestDescriptor descriptor) {
    open.add(descriptor);
    listener.executionStarted(descriptor);
  }

  void finish(TestDescriptor descriptor, TestExecutionResult result) {
    open.remove(descriptor);
    done.add(descriptor);
    listener.executionFinished(descriptor, result);
  }

  void skip(TestDescriptor descriptor, String reason) {
    listener.executionSkipped(descriptor, reason);
  }

  /** Prints what belongs to the test that is finished next. */
  void print(LeafDescriptor test, String text) {
    output.println(test.getLegacyReportingName() + "\n" + text);
  }

  boolean isOpen(TestDescriptor descriptor) {
    return open.contains(descriptor);
  }

  boolean isDone(TestDescriptor descriptor) {
    return done.contains(descriptor);
  }
}
