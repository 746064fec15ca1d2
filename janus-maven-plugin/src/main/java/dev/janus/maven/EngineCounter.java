package dev.janus.maven;

import dev.janus.bench.Bench;
import dev.janus.bench.Prompt;
import dev.janus.dataset.BenchReader;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.location.BenchLocation;
import dev.janus.maven.fetch.BenchCounter;
import dev.janus.maven.fetch.BenchCounts;
import dev.janus.maven.fetch.BenchCounts.SourceCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what the engine reads.
 *
 * @param reader the engine's
 */
record EngineCounter(BenchReader reader) implements BenchCounter {

  private record Key(String source, String split) {
    Key(Prompt prompt) {
      this(prompt.source(), prompt.split());
    }
  }

  @Override
  public BenchCounts count(BenchLocation location) throws InvalidBenchException {
    Bench bench = reader.read(location);
    Map<Key, Integer> counts = new LinkedHashMap<>();
    bench.prompts().forEach(prompt -> counts.merge(new Key(prompt), 1, Integer::sum));
    List<SourceCount> sources =
        counts.entrySet().stream().map(entry -> count(entry.getKey(), entry.getValue())).toList();
    return new BenchCounts(bench.promptCount(), sources);
  }

  private static SourceCount count(Key key, int rows) {
    return new SourceCount(key.source(), key.split(), rows);
  }
}
