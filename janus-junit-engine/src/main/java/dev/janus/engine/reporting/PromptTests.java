package dev.janus.engine.reporting;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.engine.descriptor.PromptTestDescriptor;
import dev.janus.engine.descriptor.SplitDescriptor;
import java.util.HashMap;
import java.util.Map;
import org.junit.platform.engine.TestDescriptor;

/** A split with a test for each prompt, which fails when one of its rubrics does. */
final class PromptTests extends SplitReport {

  private final Map<String, PromptTestDescriptor> tests = new HashMap<>();
  private final Map<String, OutcomeTally> tallies = new HashMap<>();
  private int promptsToGo;

  PromptTests(SplitDescriptor container, Stage stage) {
    super(container, stage);
    for (TestDescriptor child : container.getChildren()) {
      if (child instanceof PromptTestDescriptor test) {
        tests.put(test.promptId(), test);
      }
    }
    promptsToGo = tests.size();
  }

  @Override
  boolean isToldInTurn() {
    return true;
  }

  @Override
  void promptStarted(Prompt prompt) {
    stage().start(test(prompt.id()));
    tallies.put(prompt.id(), new OutcomeTally(demands()));
  }

  @Override
  void checkStarted(Prompt prompt, Rubric rubric) {}

  @Override
  void checkFinished(CheckOutcome outcome) {
    OutcomeTally tally = tallies.get(outcome.prompt());
    if (tally == null) {
      throw notRun(outcome.prompt());
    }
    tally.add(outcome, outcome.rubric());
  }

  @Override
  void promptFinished(String prompt) {
    OutcomeTally tally = tallies.remove(prompt);
    if (tally == null) {
      throw notRun(prompt);
    }
    tally.finish(stage(), test(prompt));
    promptsToGo--;
  }

  @Override
  boolean isJudged() {
    return promptsToGo == 0;
  }

  private PromptTestDescriptor test(String prompt) {
    PromptTestDescriptor test = tests.get(prompt);
    if (test == null) {
      throw notRun(prompt);
    }
    return test;
  }

  private IllegalStateException notRun(String prompt) {
    return new IllegalStateException("split %s runs no prompt %s".formatted(split(), prompt));
  }
}
