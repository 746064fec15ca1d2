package dev.janus.maven.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.SourceCount;
import dev.janus.dataset.location.BenchLocation;
import dev.janus.dataset.location.FileLocation;
import dev.janus.dataset.location.HubLocation;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import dev.janus.maven.parquet.ConversionStore;
import dev.janus.maven.parquet.Origin;
import dev.janus.maven.parquet.ParquetFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BenchFetchTest {

  private static final String COMMIT = "0123456789".repeat(4);
  private static final BenchLocation HUB = BenchLocation.parse("hf://org/name@main");
  private static final List<SourceCount> COUNTS =
      List.of(
          new SourceCount("koala", "koala", 10),
          new SourceCount("", "alpaca-eval", 1),
          new SourceCount("ours", "", 1));

  private final List<String> heard = new ArrayList<>();

  private final ConversionStore store =
      (file, origin, listener) -> {
        heard.add("convert " + file + " " + origin);
        listener.converted(3, 12);
        return origin.path().contains("old") ? OptionalLong.empty() : OptionalLong.of(12);
      };

  private final FetchObserver observer =
      new FetchObserver() {
        @Override
        public void fileStarted(String path, long size, long already) {}

        @Override
        public void received(long bytes) {}

        @Override
        public void conversionStarted(String path) {
          heard.add("start " + path);
        }

        @Override
        public void converted(long rows, long total) {
          heard.add(rows + " of " + total);
        }

        @Override
        public void retrying(String why, Duration wait) {}
      };

  private BenchFetch fetch(BenchFetcher fetcher) {
    return new BenchFetch(fetcher, store, bench -> COUNTS, observer);
  }

  private static FetchedBench fetched(@Nullable String licence, String... paths) {
    List<FetchedFile> files = new ArrayList<>();
    for (String path : paths) {
      files.add(new FetchedFile(path, Path.of("snapshot", path)));
    }
    return new FetchedBench("org/name", COMMIT, licence, files);
  }

  @Test
  void a_bench_of_the_hub_is_fetched_converted_and_counted() throws Exception {
    FetchReport report =
        fetch(bench -> fetched("cc-by-4.0", "data/a.parquet", "data/old.PARQUET", "c.jsonl"))
            .fetch(HUB);
    assertEquals(
        List.of(
            "janus: hf://org/name@main is ready",
            "  repository org/name, commit " + COMMIT,
            "  licence cc-by-4.0",
            "  data/a.parquet: converted, 12 rows",
            "  data/old.PARQUET: was converted before",
            "  12 rows",
            "  source koala -> split koala: 10 rows",
            "  no source -> split alpaca-eval: 1 row",
            "  source ours -> no split, name one in janus.splits: 1 row"),
        report.lines());
    assertEquals(List.of(), report.warnings());
    assertEquals("start data/a.parquet", heard.get(0));
    assertEquals(
        "convert "
            + new ParquetFile(
                "hf://org/name@main, data/a.parquet", Path.of("snapshot/data/a.parquet"))
            + " "
            + new Origin("org/name", COMMIT, "data/a.parquet", "cc-by-4.0"),
        heard.get(1));
    assertEquals("3 of 12", heard.get(2));
    assertEquals(6, heard.size());
  }

  @Test
  void a_licence_that_is_not_stated_is_said_so() throws Exception {
    assertEquals("  licence not stated", fetch(bench -> fetched(null)).fetch(HUB).lines().get(2));
  }

  @Test
  void the_fetcher_hears_what_the_user_named() throws Exception {
    List<HubLocation> asked = new ArrayList<>();
    fetch(
            bench -> {
              asked.add(bench);
              return fetched(null);
            })
        .fetch(HUB);
    assertEquals(List.of(HUB), asked);
  }

  @Test
  void a_parquet_file_of_the_user_is_converted_without_the_hub() throws Exception {
    FetchReport report = fetch(noHub()).fetch(new FileLocation("x.parquet", Path.of("/x.parquet")));
    assertEquals(
        List.of(
            "janus: x.parquet is ready",
            "  x.parquet: converted, 12 rows",
            "  12 rows",
            "  source koala -> split koala: 10 rows",
            "  no source -> split alpaca-eval: 1 row",
            "  source ours -> no split, name one in janus.splits: 1 row"),
        report.lines());
    assertEquals(
        "convert "
            + new ParquetFile("x.parquet", Path.of("/x.parquet"))
            + " "
            + Origin.local("x.parquet"),
        heard.get(1));
  }

  @Test
  void any_other_bench_is_left_alone() throws Exception {
    for (String text : List.of("classpath:/x.jsonl", "benches/x.jsonl", "folder")) {
      FetchReport report = fetch(noHub()).fetch(BenchLocation.parse(text));
      assertEquals(
          List.of("janus: " + text + " is read as it is: nothing to fetch"), report.lines());
    }
    assertEquals(List.of(), heard);
  }

  @Test
  void a_bench_that_the_engine_cannot_read_is_a_warning() throws Exception {
    BenchFetch fetch =
        new BenchFetch(
            bench -> fetched(null),
            store,
            bench -> {
              throw new InvalidBenchException(new Problem("x", "no such split", null, "name it"));
            },
            observer);
    FetchReport report = fetch.fetch(HUB);
    assertEquals(List.of("x: no such split\n  fix: name it"), report.warnings());
    assertEquals(3, report.lines().size());
  }

  @Test
  void what_the_fetcher_refuses_is_refused() {
    RefusedFileException gated =
        new RefusedFileException(new Problem("hf://org/name", "is gated", null, "ask"));
    BenchFetch fetch =
        fetch(
            bench -> {
              throw gated;
            });
    assertSame(gated, assertThrows(RefusedFileException.class, () -> fetch.fetch(HUB)));
  }

  private static BenchFetcher noHub() {
    return bench -> {
      throw new AssertionError("the hub was asked for " + bench);
    };
  }
}
