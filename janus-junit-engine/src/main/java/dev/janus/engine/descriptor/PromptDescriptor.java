package dev.janus.engine.descriptor;

import dev.janus.bench.Prompt;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** The container of one prompt. */
@API(status = Status.INTERNAL)
public final class PromptDescriptor extends AbstractTestDescriptor {

  private static final int SHOWN = 60;

  private final Prompt prompt;

  public PromptDescriptor(UniqueId id, Prompt prompt) {
    super(
        id,
        PlainLine.of(prompt.id(), PlainLine.ID_LENGTH) + ": " + PlainLine.of(prompt.text(), SHOWN));
    this.prompt = prompt;
  }

  public String promptId() {
    return prompt.id();
  }

  public Prompt prompt() {
    return prompt;
  }

  /** Returns the tests that are left of it. */
  public List<RubricDescriptor> rubrics() {
    List<RubricDescriptor> rubrics = new ArrayList<>();
    for (TestDescriptor child : getChildren()) {
      if (child instanceof RubricDescriptor rubric) {
        rubrics.add(rubric);
      }
    }
    return rubrics;
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
