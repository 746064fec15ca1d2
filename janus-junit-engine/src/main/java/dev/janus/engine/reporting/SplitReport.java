package dev.janus.engine.reporting;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.engine.configuration.Settings.Demands;
import dev.janus.engine.descriptor.EmptyShardDescriptor;
import dev.janus.engine.descriptor.GateDescriptor;
import dev.janus.engine.descriptor.SplitDescriptor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;

/**
 * How one split is told, by whatever its tests are. Guarded by the lock of its {@link
 * LockedReporter}.
 */
abstract class SplitReport {

  private final SplitDescriptor container;
  private final Stage stage;
  private final Deque<Runnable> held = new ArrayDeque<>();

  SplitReport(SplitDescriptor container, Stage stage) {
    this.container = container;
    this.stage = stage;
  }

  static SplitReport of(SplitDescriptor container, Stage stage) {
    return switch (container.plan().settings().run().output().granularity()) {
      case RUBRIC -> new RubricTests(container, stage);
      case PROMPT -> new PromptTests(container, stage);
      case SPLIT -> new SplitTests(container, stage);
    };
  }

  final SplitDescriptor container() {
    return container;
  }

  final Stage stage() {
    return stage;
  }

  final String split() {
    return container.split();
  }

  final Demands demands() {
    return container.plan().settings().demands();
  }

  /** Tells whether what happens before the turn of this split has to be told when it comes. */
  abstract boolean isToldInTurn();

  /** The turn of this split has come: tells of its start and of what was kept until now. */
  final void open() {
    begin();
    while (!held.isEmpty()) {
      held.remove().run();
    }
  }

  /** Tells of the start. */
  void begin() {
    stage.start(container);
  }

  abstract void promptStarted(Prompt prompt);

  abstract void checkStarted(Prompt prompt, Rubric rubric);

  abstract void checkFinished(CheckOutcome outcome);

  abstract void promptFinished(String prompt);

  /** Tells whether all prompts have been finished. */
  abstract boolean isJudged();

  /** All prompts have been finished, and it is the turn of this split. */
  void judged() {}

  /** Tells of a gate. */
  final void gate(String name, TestExecutionResult result) {
    for (TestDescriptor child : container.getChildren()) {
      if (child instanceof GateDescriptor gate && gate.gate().gate().name().equals(name)) {
        stage.start(gate);
        stage.finish(gate, result);
      }
    }
  }

  final void end() {
    for (TestDescriptor child : container.getChildren()) {
      if (child instanceof EmptyShardDescriptor empty) {
        stage.start(empty);
        stage.finish(empty, FailedTests.inconclusive(empty.reason()));
      }
    }
    stage.finish(container, TestExecutionResult.successful());
  }

  /** Keeps an event until the splits before this one are told. */
  final void hold(Runnable event) {
    held.add(event);
  }

  /** Tells whether something is known of this split that waits for its turn. */
  boolean hasNews() {
    return !held.isEmpty();
  }

  /** Tells whether the launcher has heard of the container. */
  final boolean isOpen() {
    return stage.isOpen(container);
  }

  /** Returns the tests and prompts that have not been told. */
  final List<TestDescriptor> toGo() {
    return container.getChildren().stream()
        .filter(child -> !stage.isDone(child))
        .collect(Collectors.toUnmodifiableList());
  }
}
