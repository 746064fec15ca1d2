package dev.janus.engine.reporting;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.engine.descriptor.SplitDescriptor;
import dev.janus.engine.descriptor.SplitTestDescriptor;
import org.junit.platform.engine.TestDescriptor;

/** A split with one test for all its rubrics. Nothing is kept of those that pass. */
final class SplitTests extends SplitReport {

  private final OutcomeTally tally;
  private long promptsToGo;

  SplitTests(SplitDescriptor container, Stage stage) {
    super(container, stage);
    this.tally = new OutcomeTally(threshold());
    for (TestDescriptor child : container.getChildren()) {
      if (child instanceof SplitTestDescriptor test) {
        promptsToGo += test.prompts().size();
      }
    }
  }

  @Override
  boolean isToldInTurn() {
    return false;
  }

  @Override
  void begin() {
    super.begin();
    container().getChildren().stream()
        .filter(SplitTestDescriptor.class::isInstance)
        .forEach(stage()::start);
  }

  @Override
  void promptStarted(Prompt prompt) {}

  @Override
  void checkStarted(Prompt prompt, Rubric rubric) {}

  @Override
  void checkFinished(CheckOutcome outcome) {
    tally.add(outcome, outcome.prompt() + "/" + outcome.rubric());
  }

  @Override
  void promptFinished(String prompt) {
    promptsToGo--;
  }

  @Override
  boolean isJudged() {
    return promptsToGo == 0;
  }

  @Override
  void judged() {
    for (TestDescriptor child : container().getChildren()) {
      if (child instanceof SplitTestDescriptor test) {
        tally.finish(stage(), test);
      }
    }
  }
}
