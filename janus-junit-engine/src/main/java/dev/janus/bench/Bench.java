package dev.janus.bench;

import dev.janus.digest.Sha256;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/** A named set of prompts with rubrics. Immutable and thread-safe. */
@API(status = Status.EXPERIMENTAL)
public final class Bench {

  private final String location;
  private final @Nullable String revision;
  private final List<Split> splits;

  /** Computed when it is first asked for; threads that ask at once find the same. */
  private volatile @Nullable String digest;

  /**
   * Makes a bench; copies the list.
   *
   * @param location where it was read from, as the user named it
   * @param revision the commit of a remote bench, else {@code null}
   * @param splits in the order in which they first occur, at least one
   */
  public Bench(String location, @Nullable String revision, List<Split> splits) {
    this.location = location;
    this.revision = revision;
    this.splits = List.copyOf(splits);
  }

  /** Returns where it was read from, as the user named it. */
  public String location() {
    return location;
  }

  /** Returns the commit of a remote bench, else {@code null}. */
  public @Nullable String revision() {
    return revision;
  }

  /** Returns the splits, in the order in which they first occur, at least one. */
  public List<Split> splits() {
    return splits;
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
   * rubrics. The same rows give the same digest whatever the file format. It is computed once.
   */
  public String digest() {
    String known = digest;
    if (known == null) {
      Sha256 sha = new Sha256();
      splits.forEach(split -> addTo(sha, split.prompts()));
      known = sha.hex();
      digest = known;
    }
    return known;
  }

  private static void addTo(Sha256 sha, PromptList prompts) {
    for (int i = 0; i < prompts.size(); i++) {
      prompts.addTo(sha, i);
    }
  }

  /** Returns whether the other is a bench of the same location, revision, splits and prompts. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bench bench
        && location.equals(bench.location)
        && Objects.equals(revision, bench.revision)
        && splits.equals(bench.splits);
  }

  @Override
  public int hashCode() {
    return Objects.hash(location, revision, promptCount());
  }

  /** Returns the location and how much there is, not the prompts. */
  @Override
  public String toString() {
    return "Bench[%s, %d splits, %d prompts]".formatted(location, splits.size(), promptCount());
  }
}
