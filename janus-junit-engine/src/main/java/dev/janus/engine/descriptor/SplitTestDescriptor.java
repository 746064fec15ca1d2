package dev.janus.engine.descriptor;

import dev.janus.bench.PromptList;
import java.util.Set;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;

/** The test of all rubrics of one split. */
@API(status = Status.INTERNAL)
public final class SplitTestDescriptor extends LeafDescriptor {

  private final PromptList prompts;

  /**
   * Creates a test.
   *
   * @param prompts those to run, which a large bench keeps on disk
   */
  public SplitTestDescriptor(UniqueId id, String className, String split, PromptList prompts) {
    super(
        id,
        "all rubrics of " + split,
        className,
        split + "." + TestNames.RUBRICS,
        Set.of(TestTag.create("split:" + split)));
    this.prompts = prompts;
  }

  public PromptList prompts() {
    return prompts;
  }
}
