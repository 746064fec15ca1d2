package dev.janus.engine;

import dev.janus.bench.Rubric;
import org.junit.platform.engine.UniqueId;

/** The test of one rubric of one prompt. */
final class RubricDescriptor extends LeafDescriptor {

  private final Rubric rubric;

  /**
   * Creates a test.
   *
   * @param prompt names that lead to the prompt
   * @param label what the test is called
   */
  RubricDescriptor(
      UniqueId id, String className, String prompt, RubricLabels.Label label, Rubric rubric) {
    super(id, label.shown(), className, prompt + "." + label.name(), label.tags());
    this.rubric = rubric;
  }

  String rubricId() {
    return rubric.id();
  }

  Rubric rubric() {
    return rubric;
  }
}
