package dev.janus.execution;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * One prompt to run.
 *
 * @param prompt what is asked
 * @param rubrics which of its rubrics to judge by, at least one
 */
@API(status = Status.EXPERIMENTAL)
public record PromptOrder(Prompt prompt, List<Rubric> rubrics) {

  /** Copies the list. */
  public PromptOrder {
    rubrics = List.copyOf(rubrics);
  }
}
