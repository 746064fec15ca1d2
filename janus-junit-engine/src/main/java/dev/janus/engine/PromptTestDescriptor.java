package dev.janus.engine;

import dev.janus.bench.Prompt;
import java.util.List;
import org.junit.platform.engine.UniqueId;

/** The test of all rubrics of one prompt. */
final class PromptTestDescriptor extends LeafDescriptor {

  private final String promptId;
  private final List<Prompt> prompts;
  private final int position;

  /**
   * Creates a test.
   *
   * @param prompts of the split, which a large bench keeps on disk
   * @param position of the prompt among them
   */
  PromptTestDescriptor(
      UniqueId id, String className, String path, List<Prompt> prompts, int position) {
    super(
        id,
        PlainLine.of(prompts.get(position).id(), PlainLine.ID_LENGTH),
        className,
        path,
        "split:" + prompts.get(position).split());
    this.promptId = prompts.get(position).id();
    this.prompts = prompts;
    this.position = position;
  }

  String promptId() {
    return promptId;
  }

  Prompt prompt() {
    return prompts.get(position);
  }
}
