package dev.janus.engine.reporting;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.engine.descriptor.PromptDescriptor;
import dev.janus.engine.descriptor.RubricDescriptor;
import dev.janus.engine.descriptor.SplitDescriptor;
import java.util.HashMap;
import java.util.Map;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;

/** A split with a test for each rubric of each prompt. */
final class RubricTests extends SplitReport {

  private final Map<String, PromptDescriptor> prompts = new HashMap<>();
  private int promptsToGo;

  RubricTests(SplitDescriptor container, Stage stage) {
    super(container, stage);
    for (TestDescriptor child : container.getChildren()) {
      if (child instanceof PromptDescriptor prompt) {
        prompts.put(prompt.promptId(), prompt);
      }
    }
    promptsToGo = prompts.size();
  }

  @Override
  boolean isToldInTurn() {
    return true;
  }

  @Override
  void promptStarted(Prompt prompt) {
    stage().start(prompt(prompt.id()));
  }

  @Override
  void checkStarted(Prompt prompt, Rubric rubric) {
    stage().start(rubric(prompt.id(), rubric.id()));
  }

  @Override
  void checkFinished(CheckOutcome outcome) {
    RubricDescriptor test = rubric(outcome.prompt(), outcome.rubric());
    if (!outcome.details().isEmpty()) {
      stage().print(test, outcome.details());
    }
    stage().finish(test, outcome.result(demands()));
  }

  @Override
  void promptFinished(String prompt) {
    stage().finish(prompt(prompt), TestExecutionResult.successful());
    promptsToGo--;
  }

  @Override
  boolean isJudged() {
    return promptsToGo == 0;
  }

  private PromptDescriptor prompt(String id) {
    PromptDescriptor prompt = prompts.get(id);
    if (prompt == null) {
      throw new IllegalStateException("split %s runs no prompt %s".formatted(split(), id));
    }
    return prompt;
  }

  private RubricDescriptor rubric(String prompt, String rubric) {
    for (RubricDescriptor test : prompt(prompt).rubrics()) {
      if (test.rubricId().equals(rubric)) {
        return test;
      }
    }
    throw new IllegalStateException("prompt %s runs no rubric %s".formatted(prompt, rubric));
  }
}
