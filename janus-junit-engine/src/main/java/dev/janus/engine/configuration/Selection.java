package dev.janus.engine.configuration;

import dev.janus.bench.Prompt;
import dev.janus.bench.Sha256;
import dev.janus.bench.Shard;
import dev.janus.bench.Split;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** Returns the prompts of a split that are to run, in order of the bench. */
  public List<Prompt> of(Split split) {
    List<Prompt> inShard =
        split.prompts().stream().filter(prompt -> shard == null || shard.holds(prompt)).toList();
    if (limit == null || inShard.size() <= limit) {
      return inShard;
    }
    if (seed == null) {
      return inShard.subList(0, limit);
    }
    Set<Prompt> drawn =
        inShard.stream()
            .sorted(Comparator.comparing(prompt -> Sha256.of(Long.toString(seed), prompt.id())))
            .limit(limit)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return inShard.stream().filter(drawn::contains).toList();
  }
}
