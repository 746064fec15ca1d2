package dev.janus.engine.descriptor;

import dev.janus.bench.Prompt;
import dev.janus.bench.PromptList;
import java.util.Set;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;

/** The test of all rubrics of one prompt. */
@API(status = Status.INTERNAL)
public final class PromptTestDescriptor extends LeafDescriptor {

  private final String promptId;
  private final PromptList prompts;
  private final int position;

  /**
   * Creates a test.
   *
   * @param prompts of the split, which a large bench keeps on disk
   * @param position of the prompt among them
   */
  public PromptTestDescriptor(
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

  public String promptId() {
    return promptId;
  }

  /** Returns how many rubrics it is about. */
  public int rubrics() {
    return prompts.rubricCount(position);
  }

  public Prompt prompt() {
    return prompts.get(position);
  }
}
