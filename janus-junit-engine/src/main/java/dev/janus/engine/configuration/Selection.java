package dev.janus.engine.configuration;

import dev.janus.bench.PromptList;
import dev.janus.bench.Shard;
import dev.janus.bench.Split;
import dev.janus.digest.Sha256;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a bench is configured to run. The choice depends on prompt ids only, so that it is
 * the same on every machine.
 *
 * @param limit at most so many prompts of each split
 * @param seed draws them; without it they are the first ones
 * @param shard which part
 */
@API(status = Status.INTERNAL)
public record Selection(@Nullable Integer limit, @Nullable Long seed, @Nullable Shard shard) {

  /**
   * Returns the prompts of a split that are to run, in order of the bench. The limit is drawn from
   * the whole split, whatever the shard, so that all shards together are what runs without shards.
   */
  public PromptList of(Split split) {
    PromptList all = split.prompts();
    if (shard == null && (limit == null || limit >= all.size())) {
      return all;
    }
    int[] chosen =
        drawn(all).filter(index -> shard == null || shard.holds(all.id(index))).toArray();
    return chosen.length == all.size() ? all : all.at(chosen);
  }

  private IntStream drawn(PromptList all) {
    IntStream indices = IntStream.range(0, all.size());
    if (limit == null || limit >= all.size()) {
      return indices;
    }
    return seed == null ? indices.limit(limit) : drawn(all.ids(), limit, seed);
  }

  /** Draws those whose digests, as unsigned numbers, are the lowest. */
  private static IntStream drawn(List<String> ids, int limit, long seed) {
    long[] digests =
        ids.stream().mapToLong(id -> digest(Long.toString(seed), id) + Long.MIN_VALUE).toArray();
    long[] sorted = digests.clone();
    Arrays.sort(sorted);
    long last = sorted[limit - 1];
    return IntStream.range(0, digests.length).filter(index -> digests[index] <= last).limit(limit);
  }

  private static long digest(String... parts) {
    return HexFormat.fromHexDigitsToLong(Sha256.of(parts), 0, Long.BYTES * 2);
  }
}
