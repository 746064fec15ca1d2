package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.dataset.Additions;
import dev.janus.dataset.BenchReader;
import dev.janus.dataset.cache.HubFolders;
import dev.janus.dataset.location.FileLocation;
import dev.janus.maven.fetch.BenchCounts;
import dev.janus.maven.fetch.BenchCounts.SourceCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private EngineCounter counter(Additions additions) {
    return new EngineCounter(
        new BenchReader(
            EngineCounterTest.class.getClassLoader(),
            additions,
            HubFolders.of(name -> null, folder)));
  }

  @Test
  void rows_are_counted_by_source_and_split() throws Exception {
    assertEquals(
        new BenchCounts(
            3,
            List.of(
                new SourceCount("koala", "koala", 2), new SourceCount("vicuna", "alpaca-eval", 1))),
        counter(Additions.NONE).count(bench("koala", "vicuna", "koala")));
  }

  @Test
  void splits_of_the_user_count() throws Exception {
    Path csv = Files.writeString(folder.resolve("splits.csv"), "source,split\nours,mine\n");
    assertEquals(
        new BenchCounts(1, List.of(new SourceCount("ours", "mine", 1))),
        counter(new Additions(csv.toString(), null, null)).count(bench("ours")));
  }
}
