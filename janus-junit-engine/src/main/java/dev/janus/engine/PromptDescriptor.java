package dev.janus.engine;

import dev.janus.bench.Prompt;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** The container of one prompt. */
final class PromptDescriptor extends AbstractTestDescriptor {

  private static final int SHOWN = 60;

  private final Prompt prompt;

  PromptDescriptor(UniqueId id, Prompt prompt) {
    super(
        id,
        PlainLine.of(prompt.id(), PlainLine.ID_LENGTH) + ": " + PlainLine.of(prompt.text(), SHOWN));
    this.prompt = prompt;
  }

  String promptId() {
    return prompt.id();
  }

  Prompt prompt() {
    return prompt;
  }

  /** Returns the tests that are left of it. */
  List<RubricDescriptor> rubrics() {
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
