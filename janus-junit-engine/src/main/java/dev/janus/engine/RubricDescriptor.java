package dev.janus.engine;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import org.junit.platform.engine.UniqueId;

/** The test of one rubric of one prompt. */
final class RubricDescriptor extends LeafDescriptor {

  private final Rubric rubric;

  RubricDescriptor(UniqueId id, String className, String path, Prompt prompt, Rubric rubric) {
    super(
        id,
        PlainLine.of(rubric.id(), PlainLine.ID_LENGTH),
        className,
        path,
        "split:" + prompt.split(),
        "rubric:" + PlainLine.tag(rubric.id()));
    this.rubric = rubric;
  }

  String rubricId() {
    return rubric.id();
  }

  Rubric rubric() {
    return rubric;
  }
}
