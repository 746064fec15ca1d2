package dev.janus.engine;

import java.util.List;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;

/**
 * Reports what is left of a run that stops before its end, or that cannot start: one test says why,
 * every other one is skipped, and no container fails.
 */
final class EarlyEnd {

  private final EngineExecutionListener listener;
  private final String reason;
  private final TestExecutionResult first;
  private boolean told;

  EarlyEnd(EngineExecutionListener listener, String reason, TestExecutionResult first) {
    this.listener = listener;
    this.reason = reason;
    this.first = first;
  }

  void of(List<SplitReport> splits) {
    splits.forEach(this::end);
  }

  private void end(SplitReport split) {
    SplitDescriptor container = split.container();
    if (told && !split.isOpen()) {
      listener.executionSkipped(container, reason);
      return;
    }
    open(split, container);
    for (TestDescriptor child : split.toGo()) {
      if (child instanceof PromptDescriptor prompt) {
        end(split, prompt);
      } else {
        endTest(split, child);
      }
    }
    close(split, container, TestExecutionResult.successful());
  }

  private void end(SplitReport split, PromptDescriptor prompt) {
    if (told && !split.isOpen(prompt)) {
      listener.executionSkipped(prompt, reason);
      return;
    }
    open(split, prompt);
    prompt.rubrics().stream()
        .filter(rubric -> !split.isDone(rubric))
        .forEach(rubric -> endTest(split, rubric));
    close(split, prompt, TestExecutionResult.successful());
  }

  private void endTest(SplitReport split, TestDescriptor test) {
    if (!told) {
      told = true;
      open(split, test);
      close(split, test, first);
    } else if (split.isOpen(test)) {
      close(split, test, FailedTests.inconclusive(reason));
    } else {
      listener.executionSkipped(test, reason);
    }
  }

  private void open(SplitReport split, TestDescriptor descriptor) {
    if (!split.isOpen(descriptor)) {
      split.started(descriptor);
      listener.executionStarted(descriptor);
    }
  }

  private void close(SplitReport split, TestDescriptor descriptor, TestExecutionResult result) {
    split.finished(descriptor);
    listener.executionFinished(descriptor, result);
  }
}
