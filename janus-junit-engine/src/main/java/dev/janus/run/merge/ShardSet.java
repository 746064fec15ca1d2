package dev.janus.run.merge;

import dev.janus.bench.Shard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Records of shards, in order of their numbers.
 *
 * @param shards at least one
 */
record ShardSet(List<ShardRecord> shards) {

  /** Sorts. */
  ShardSet {
    shards =
        shards.stream()
            .sorted(
                Comparator.comparingInt((ShardRecord record) -> record.shard().number())
                    .thenComparing(ShardRecord::path))
            .toList();
  }

  List<Path> withoutChecksums() {
    return shards.stream().filter(shard -> !shard.hasChecksums()).map(ShardRecord::path).toList();
  }

  /**
   * Returns why they do not make up one run, whatever is in them.
   *
   * @param where names the run in messages
   */
  List<String> refusals(Path where) {
    List<String> refusals = new ArrayList<>(differences());
    wholes(where).ifPresentOrElse(refusals::add, () -> refusals.addAll(numbers(where)));
    return refusals;
  }

  private List<String> differences() {
    ShardRecord first = shards.get(0);
    HeaderFacts facts = HeaderFacts.of(first.header());
    List<String> refusals = new ArrayList<>();
    for (ShardRecord shard : shards) {
      List<String> differences = HeaderFacts.of(shard.header()).differencesFrom(facts);
      if (!differences.isEmpty()) {
        refusals.add(
            "%s: shard %s was not run as shard %s in %s\n  found: %s\n  fix: run all shards with the same version, bench, models and settings"
                .formatted(
                    shard.path(),
                    shard.shard(),
                    first.shard(),
                    first.path(),
                    String.join("; ", differences)));
      }
    }
    return refusals;
  }

  private Optional<String> wholes(Path where) {
    if (shards.stream().map(record -> record.shard().of()).distinct().count() == 1) {
      return Optional.empty();
    }
    String found =
        shards.stream()
            .map(record -> record.shard() + " in " + record.path())
            .collect(Collectors.joining(", "));
    return Optional.of(
        "%s: the shards are parts of different wholes\n  found: %s\n  fix: run all shards with one n in janus.shard=i/n"
            .formatted(where, found));
  }

  private List<String> numbers(Path where) {
    Map<Shard, ShardRecord> seen = new HashMap<>();
    List<String> refusals = new ArrayList<>();
    for (ShardRecord record : shards) {
      ShardRecord earlier = seen.putIfAbsent(record.shard(), record);
      if (earlier != null) {
        refusals.add(
            "%s: shard %s is there twice\n  found: it is also in %s\n  fix: leave one of them out"
                .formatted(record.path(), record.shard(), earlier.path()));
      }
    }
    int of = shards.get(0).shard().of();
    String missing =
        IntStream.rangeClosed(1, of)
            .mapToObj(number -> new Shard(number, of))
            .filter(shard -> !seen.containsKey(shard))
            .map(Shard::toString)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      refusals.add(missing(where, missing));
    }
    return refusals;
  }

  private String missing(Path where, String missing) {
    String found =
        shards.stream().map(record -> record.shard().toString()).collect(Collectors.joining(", "));
    return "%s: shards are missing: %s\n  found: %s\n  fix: run what is missing with -Djanus.shard, and put its run.jsonl beside the others"
        .formatted(where, missing, found);
  }
}
