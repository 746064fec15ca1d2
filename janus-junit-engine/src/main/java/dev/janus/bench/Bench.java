package dev.janus.bench;

import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * A named set of prompts with rubrics. Immutable.
 *
 * @param location where it was read from, as the user named it
 * @param revision the commit of a remote bench, else {@code null}
 * @param splits in the order in which they first occur, at least one
 */
@API(status = Status.EXPERIMENTAL)
public record Bench(String location, @Nullable String revision, List<Split> splits) {

  /** Copies the list. */
  public Bench {
    splits = List.copyOf(splits);
  }

  /** Returns all prompts, split by split. */
  public Stream<Prompt> prompts() {
    return splits.stream().flatMap(split -> split.prompts().stream());
  }

  /** Returns how many prompts there are. */
  public int promptCount() {
    return splits.stream().mapToInt(split -> split.prompts().size()).sum();
  }

  /** Returns how many rubrics the prompts have together. */
  public int rubricCount() {
    return splits.stream().mapToInt(Split::rubricCount).sum();
  }

  /**
   * Returns the SHA-256 of everything that matters to a run, in order: ids, splits, texts and
   * rubrics. The same rows give the same digest whatever the file format.
   */
  public String digest() {
    Sha256 sha = new Sha256();
    prompts().forEach(prompt -> addTo(sha, prompt));
    return sha.hex();
  }

  private static void addTo(Sha256 sha, Prompt prompt) {
    sha.add(prompt.split()).add(prompt.id()).add(prompt.source()).add(prompt.system());
    sha.add(prompt.turns()).add(prompt.referenceAnswer());
    for (Rubric rubric : prompt.rubrics()) {
      sha.add(rubric.id()).add(rubric.criteria()).add(rubric.scores().descriptions());
    }
  }
}
