package dev.janus.engine.reporting;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.engine.descriptor.SplitDescriptor;
import dev.janus.engine.descriptor.SplitTestDescriptor;
import java.util.stream.Stream;

/** A split with one test for all its rubrics. Nothing is kept of those that pass. */
final class SplitTests extends SplitReport {

  private final OutcomeTally tally;
  private long promptsToGo;

  SplitTests(SplitDescriptor container, Stage stage) {
    super(container, stage);
    this.tally = new OutcomeTally(demands());
    tests().forEach(test -> promptsToGo += test.prompts().size());
  }

  /** Returns the one test; none where there are only gates. */
  private Stream<SplitTestDescriptor> tests() {
    return container().getChildren().stream()
        .filter(SplitTestDescriptor.class::isInstance)
        .map(SplitTestDescriptor.class::cast);
  }

  @Override
  boolean isToldInTurn() {
    return false;
  }

  @Override
  void begin() {
    super.begin();
    tests().forEach(stage()::start);
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

  /** Of a split that is one test, nothing is known before all of it is. */
  @Override
  boolean hasNews() {
    return isJudged() && tests().findAny().isPresent();
  }

  @Override
  void judged() {
    tests().forEach(test -> tally.finish(stage(), test));
  }
}
