package dev.janus.engine;

import dev.janus.bench.Prompt;
import dev.janus.bench.PromptList;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;

/** The test of all rubrics of one prompt. */
final class PromptTestDescriptor extends LeafDescriptor {

  private final String promptId;
  private final PromptList prompts;
  private final int position;

  /**
   * Creates a test.
   *
   * @param prompts of the split, which a large bench keeps on disk
   * @param position of the prompt among them
   */
  PromptTestDescriptor(
      UniqueId id, String className, String path, PromptList prompts, int position) {
    super(
        id,
        PlainLine.of(prompts.id(position), PlainLine.ID_LENGTH),
        className,
        path,
        Set.of(TestTag.create("split:" + path.substring(0, path.indexOf('.')))));
    this.promptId = prompts.id(position);
    this.prompts = prompts;
    this.position = position;
  }

  String promptId() {
    return promptId;
  }

  int rubrics() {
    return prompts.rubricCount(position);
  }

  Prompt prompt() {
    return prompts.get(position);
  }
}
