package dev.janus.bench;

import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A named part of a bench.
 *
 * @param id letters, digits, {@code -} and {@code _}
 * @param prompts in the order of the bench, at least one
 */
@API(status = Status.EXPERIMENTAL)
public record Split(String id, PromptList prompts) {

  /** The name that stands for the whole bench; no split may have it. */
  public static final String OVERALL = "overall";

  /** Copies the list, unless it is a {@link PromptList}. */
  public Split(String id, List<Prompt> prompts) {
    this(id, PromptList.of(prompts));
  }

  /** Returns how many rubrics the prompts have together. */
  public int rubricCount() {
    return prompts.rubricCount();
  }
}
