package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.location.FileLocation;
import dev.janus.maven.fetch.BenchCounts;
import dev.janus.maven.fetch.BenchCounts.SourceCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineCounterTest {

  @TempDir private Path folder;

  private FileLocation bench(String... sources) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (String source : sources) {
      rows.append(
          """
          {"source":"%s","prompt":"%s %d","reference_answer":"r","rubrics":[{"criteria":"c",\
          "score_descriptions":{"1":"a","2":"b","3":"c","4":"d","5":"e"}}]}
          """
              .formatted(source, source, rows.length()));
    }
    Path file = Files.writeString(folder.resolve("bench.jsonl"), rows);
    return new FileLocation("bench.jsonl", file);
  }

  @Test
  void rows_are_counted_by_source_and_split() throws Exception {
    assertEquals(
        new BenchCounts(
            3,
            List.of(
                new SourceCount("koala", "koala", 2), new SourceCount("vicuna", "alpaca-eval", 1))),
        new EngineCounter(Optional.empty()).count(bench("koala", "vicuna", "koala")));
  }

  @Test
  void splits_of_the_user_count() throws Exception {
    Path csv = Files.writeString(folder.resolve("splits.csv"), "source,split\nours,mine\n");
    assertEquals(
        new BenchCounts(1, List.of(new SourceCount("ours", "mine", 1))),
        new EngineCounter(Optional.of(csv)).count(bench("ours")));
  }

  @Test
  void splits_that_cannot_be_read_are_told() throws Exception {
    Path missing = folder.resolve("missing.csv");
    FileLocation bench = bench("koala");
    EngineCounter counter = new EngineCounter(Optional.of(missing));
    String message =
        String.valueOf(
            assertThrows(InvalidBenchException.class, () -> counter.count(bench)).getMessage());
    assertTrue(message.startsWith(missing + ": the splits cannot be read\n"), message);
    assertTrue(
        message.endsWith("\n  fix: name a CSV file with the columns source,split in <splits>"),
        message);
  }
}
