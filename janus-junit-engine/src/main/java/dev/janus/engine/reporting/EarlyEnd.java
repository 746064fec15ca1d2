package dev.janus.engine.reporting;

import dev.janus.engine.descriptor.PromptDescriptor;
import dev.janus.engine.descriptor.SplitDescriptor;
import java.io.PrintStream;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;

/**
 * Reports what is left of a run that stops before its end, or that cannot start: one test says why,
 * and no container fails. What was judged in splits whose turn has not come is told as it is; every
 * other test is skipped.
 */
@API(status = Status.INTERNAL)
public final class EarlyEnd {

  private final Stage stage;
  private final String reason;
  private final TestExecutionResult first;
  private boolean told;

  EarlyEnd(Stage stage, String reason, TestExecutionResult first) {
    this.stage = stage;
    this.reason = reason;
    this.first = first;
  }

  /**
   * Reports a run of which nothing was told so far.
   *
   * @param output takes what tests print
   * @param reason why it does not start, in one line
   * @param first what the first test says; the others are skipped
   */
  public static void of(
      List<SplitDescriptor> containers,
      EngineExecutionListener listener,
      PrintStream output,
      String reason,
      TestExecutionResult first) {
    Stage stage = new Stage(listener, output);
    new EarlyEnd(stage, reason, first)
        .of(containers.stream().map(split -> SplitReport.of(split, stage)).toList());
  }

  void of(List<SplitReport> splits) {
    splits.forEach(this::end);
  }

  private void end(SplitReport split) {
    SplitDescriptor container = split.container();
    if (told && !split.isOpen() && !split.hasNews()) {
      stage.skip(container, reason);
      return;
    }
    if (!split.isOpen()) {
      split.open();
    }
    if (split.isJudged()) {
      split.judged();
    }
    for (TestDescriptor child : split.toGo()) {
      if (child instanceof PromptDescriptor prompt) {
        end(prompt);
      } else {
        endTest(child);
      }
    }
    stage.finish(container, TestExecutionResult.successful());
  }

  private void end(PromptDescriptor prompt) {
    if (told && !stage.isOpen(prompt)) {
      stage.skip(prompt, reason);
      return;
    }
    open(prompt);
    prompt.rubrics().stream().filter(rubric -> !stage.isDone(rubric)).forEach(this::endTest);
    stage.finish(prompt, TestExecutionResult.successful());
  }

  private void endTest(TestDescriptor test) {
    if (!told) {
      told = true;
      open(test);
      stage.finish(test, first);
    } else if (stage.isOpen(test)) {
      stage.finish(test, FailedTests.inconclusive(reason));
    } else {
      stage.skip(test, reason);
    }
  }

  private void open(TestDescriptor descriptor) {
    if (!stage.isOpen(descriptor)) {
      stage.start(descriptor);
    }
  }
}
