package dev.janus.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestDescriptor;

/** How far the reporting of one split is. Guarded by the lock of its {@link LockedReporter}. */
final class SplitReport {

  private final SplitDescriptor container;
  private final Map<String, PromptDescriptor> prompts = new HashMap<>();
  private final Deque<Runnable> held = new ArrayDeque<>();
  private final Set<TestDescriptor> open = new HashSet<>();
  private final Set<TestDescriptor> done = new HashSet<>();
  private int promptsToGo;

  SplitReport(SplitDescriptor container) {
    this.container = container;
    for (TestDescriptor child : container.getChildren()) {
      if (child instanceof PromptDescriptor prompt) {
        prompts.put(prompt.prompt().id(), prompt);
        promptsToGo++;
      }
    }
  }

  SplitDescriptor container() {
    return container;
  }

  String split() {
    return container.split();
  }

  PromptDescriptor prompt(String id) {
    PromptDescriptor prompt = prompts.get(id);
    if (prompt == null) {
      throw new IllegalStateException("split %s runs no prompt %s".formatted(split(), id));
    }
    return prompt;
  }

  RubricDescriptor rubric(String prompt, String rubric) {
    return prompt(prompt).rubrics().stream()
        .filter(descriptor -> descriptor.rubric().id().equals(rubric))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException("prompt %s runs no rubric %s".formatted(prompt, rubric)));
  }

  List<GateDescriptor> gates() {
    return container.getChildren().stream()
        .filter(GateDescriptor.class::isInstance)
        .map(GateDescriptor.class::cast)
        .toList();
  }

  /** Keeps an event until the splits before this one are reported. */
  void hold(Runnable event) {
    held.add(event);
  }

  Deque<Runnable> held() {
    return held;
  }

  /** Tells whether the launcher has heard of the container. */
  boolean isOpen() {
    return open.contains(container);
  }

  void started(TestDescriptor descriptor) {
    open.add(descriptor);
  }

  void finished(TestDescriptor descriptor) {
    open.remove(descriptor);
    done.add(descriptor);
    if (descriptor instanceof PromptDescriptor) {
      promptsToGo--;
    }
  }

  boolean isOpen(TestDescriptor descriptor) {
    return open.contains(descriptor);
  }

  boolean isDone(TestDescriptor descriptor) {
    return done.contains(descriptor);
  }

  /** Tells whether all prompts have been reported. */
  boolean isJudged() {
    return promptsToGo == 0;
  }

  /** Returns the prompts and gates that have not been reported. */
  List<TestDescriptor> toGo() {
    return container.getChildren().stream()
        .filter(child -> !isDone(child))
        .collect(Collectors.toUnmodifiableList());
  }
}
