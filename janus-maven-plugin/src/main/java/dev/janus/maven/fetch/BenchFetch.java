package dev.janus.maven.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.SourceCount;
import dev.janus.dataset.location.BenchLocation;
import dev.janus.dataset.location.FileLocation;
import dev.janus.dataset.location.HubLocation;
import dev.janus.maven.parquet.ConversionStore;
import dev.janus.maven.parquet.Origin;
import dev.janus.maven.parquet.ParquetFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Makes benches ready for the engine: fetches what is in the hub, converts what is in Parquet.
 *
 * @param fetcher asks the hub, or the cache alone
 * @param conversions where conversions are
 * @param counter reads the bench that is ready
 * @param observer hears how far it is
 */
@API(status = Status.INTERNAL)
public record BenchFetch(
    BenchFetcher fetcher,
    ConversionStore conversions,
    BenchCounter counter,
    FetchObserver observer) {

  private static final String MAGIC = "PAR1";

  /**
   * Makes a bench ready.
   *
   * @return what to tell about it, line by line
   * @throws IOException if that cannot be done; its message tells the user why, and what to do
   * @throws InterruptedException if the thread is interrupted
   */
  public FetchReport fetch(BenchLocation bench) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    if (bench instanceof HubLocation hub) {
      FetchedBench fetched = fetcher.fetch(hub);
      lines.add("janus: " + hub.text() + " is ready");
      lines.add("  repository " + fetched.repository() + ", commit " + fetched.commit());
      lines.add("  licence " + (fetched.licence() == null ? "not stated" : fetched.licence()));
      for (FetchedFile file : fetched.files()) {
        if (isParquet(file.path())) {
          lines.add(convert(parquet(hub, file), origin(fetched, file)));
        }
      }
    } else if (bench instanceof FileLocation file && isParquet(file.path())) {
      ParquetFile parquet = new ParquetFile(file.text(), file.path());
      String converted = convert(parquet, Origin.local(file.text()));
      lines.add("janus: " + file.text() + " is ready");
      lines.add(converted);
    } else {
      String nothing = "janus: " + bench.text() + " is read as it is: nothing to fetch";
      return new FetchReport(List.of(nothing), List.of());
    }
    return counted(bench, lines);
  }

  /** By its name, or by what it begins with: the engine goes by that. */
  private static boolean isParquet(Path file) throws IOException {
    if (isParquet(file.toString()) || !Files.isRegularFile(file)) {
      return isParquet(file.toString());
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAGIC.length()), US_ASCII).equals(MAGIC);
    }
  }

  private static boolean isParquet(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  private static ParquetFile parquet(HubLocation hub, FetchedFile file) {
    return new ParquetFile(hub.text() + ", " + file.path(), file.file());
  }

  private static Origin origin(FetchedBench bench, FetchedFile file) {
    return new Origin(bench.repository(), bench.commit(), file.path(), bench.licence());
  }

  private String convert(ParquetFile file, Origin origin) throws IOException, InterruptedException {
    observer.conversionStarted(origin.path());
    OptionalLong rows = conversions.convert(file, origin, observer::converted);
    return rows.isPresent()
        ? "  " + origin.path() + ": converted, " + counted(rows.getAsLong())
        : "  " + origin.path() + ": was converted before";
  }

  private FetchReport counted(BenchLocation bench, List<String> lines) {
    try {
      List<SourceCount> sources = counter.count(bench);
      lines.add("  " + counted(sources.stream().mapToLong(SourceCount::rows).sum()));
      sources.forEach(source -> lines.add("  " + line(source)));
      return new FetchReport(lines, List.of());
    } catch (InvalidBenchException e) {
      // An annotated class may read it with settings of its own; if not, its test says the same.
      return new FetchReport(lines, List.of(String.valueOf(e.getMessage())));
    }
  }

  private static String line(SourceCount count) {
    String source = count.source().isEmpty() ? "no source" : "source " + count.source();
    String split =
        count.split().isEmpty() ? "no split, name one in janus.splits" : "split " + count.split();
    return source + " -> " + split + ": " + counted(count.rows());
  }

  private static String counted(long rows) {
    return rows == 1 ? "1 row" : rows + " rows";
  }
}
