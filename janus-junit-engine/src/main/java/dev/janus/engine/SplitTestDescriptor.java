package dev.janus.engine;

import dev.janus.bench.Prompt;
import java.util.List;
import org.junit.platform.engine.UniqueId;

/** The test of all rubrics of one split. */
final class SplitTestDescriptor extends LeafDescriptor {

  private final List<Prompt> prompts;

  /**
   * Creates a test.
   *
   * @param prompts those to run, which a large bench keeps on disk
   */
  SplitTestDescriptor(UniqueId id, String className, String split, List<Prompt> prompts) {
    super(
        id,
        "all rubrics of " + split,
        className,
        split + "." + TestNames.RUBRICS,
        "split:" + split);
    this.prompts = prompts;
  }

  List<Prompt> prompts() {
    return prompts;
  }
}
