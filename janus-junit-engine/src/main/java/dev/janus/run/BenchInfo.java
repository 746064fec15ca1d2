package dev.janus.run;

import dev.janus.bench.Bench;
import dev.janus.bench.Split;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a run record says of its bench.
 *
 * @param location as the user named it
 * @param revision the commit of a remote bench
 * @param digest of the bench's content
 * @param rows prompts in the whole bench
 * @param splits size of each split of the whole bench, in order
 */
@API(status = Status.EXPERIMENTAL)
public record BenchInfo(
    String location,
    @Nullable String revision,
    String digest,
    int rows,
    Map<String, SplitSize> splits) {

  /** Copies the map, keeping its order. */
  public BenchInfo {
    splits = Collections.unmodifiableMap(new LinkedHashMap<>(splits));
  }

  /**
   * How large a split is, whether or not all of it was selected.
   *
   * @param prompts how many prompts
   * @param rubrics how many rubrics they have together
   */
  public record SplitSize(int prompts, int rubrics) {}

  /** Describes a bench. */
  public static BenchInfo of(Bench bench) {
    Map<String, SplitSize> sizes = new LinkedHashMap<>();
    for (Split split : bench.splits()) {
      sizes.put(split.id(), new SplitSize(split.prompts().size(), split.rubricCount()));
    }
    return new BenchInfo(
        bench.location(), bench.revision(), bench.digest(), bench.promptCount(), sizes);
  }
}
