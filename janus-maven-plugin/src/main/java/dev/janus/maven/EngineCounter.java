package dev.janus.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.janus.bench.Bench;
import dev.janus.bench.Prompt;
import dev.janus.dataset.BenchReader;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.SplitTable;
import dev.janus.dataset.location.BenchLocation;
import dev.janus.dataset.row.Problem;
import dev.janus.maven.fetch.BenchCounter;
import dev.janus.maven.fetch.BenchCounts;
import dev.janus.maven.fetch.BenchCounts.SourceCount;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts what the engine reads.
 *
 * @param splits the user's file with the splits of more sources
 */
record EngineCounter(Optional<Path> splits) implements BenchCounter {

  private record Key(String source, String split) {

    Key(Prompt prompt) {
      this(prompt.source(), prompt.split());
    }
  }

  @Override
  public BenchCounts count(BenchLocation location) throws InvalidBenchException {
    Bench bench = new BenchReader(EngineCounter.class.getClassLoader(), table()).read(location);
    Map<Key, Integer> counts = new LinkedHashMap<>();
    bench.prompts().forEach(prompt -> counts.merge(new Key(prompt), 1, Integer::sum));
    List<SourceCount> sources =
        counts.entrySet().stream().map(entry -> count(entry.getKey(), entry.getValue())).toList();
    return new BenchCounts(bench.promptCount(), sources);
  }

  private static SourceCount count(Key key, int rows) {
    return new SourceCount(key.source(), key.split(), rows);
  }

  private SplitTable table() throws InvalidBenchException {
    if (splits.isEmpty()) {
      return SplitTable.shipped();
    }
    try (Reader csv = Files.newBufferedReader(splits.get(), UTF_8)) {
      return SplitTable.shipped().with(csv, splits.get().toString());
    } catch (IOException e) {
      throw new InvalidBenchException(
          new Problem(
              splits.get().toString(),
              "the splits cannot be read",
              e.toString(),
              "name a CSV file with the columns source,split in <splits>"));
    }
  }
}
