package dev.janus.engine.descriptor;

import dev.janus.bench.Rubric;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.UniqueId;

/** The test of one rubric of one prompt. */
@API(status = Status.INTERNAL)
public final class RubricDescriptor extends LeafDescriptor {

  private final Rubric rubric;

  /**
   * Creates a test.
   *
   * @param prompt names that lead to the prompt
   * @param label what the test is called
   */
  public RubricDescriptor(
      UniqueId id, String className, String prompt, RubricLabels.Label label, Rubric rubric) {
    super(id, label.shown(), className, prompt + "." + label.name(), label.tags());
    this.rubric = rubric;
  }

  public String rubricId() {
    return rubric.id();
  }

  public Rubric rubric() {
    return rubric;
  }
}
