package dev.janus.engine.configuration;

import dev.janus.api.Decide;
import dev.janus.dataset.Additions;
import dev.janus.dataset.location.BenchLocation;
import dev.janus.gate.Gates;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Everything configured for one bench, read once. Immutable.
 *
 * @param bench what is run
 * @param demands what is asked of it
 * @param models who is asked
 * @param run how it is run
 * @param recorded what the header of the record says of all this, by key
 */
@API(status = Status.INTERNAL)
public record Settings(
    BenchSettings bench,
    Demands demands,
    Models models,
    RunSettings run,
    Map<String, String> recorded) {

  /** What is run: where it is, the CSV with more splits if any, and which part. */
  public record BenchSettings(BenchLocation location, Additions additions, Selection selection) {}

  /** What is asked of it, and whether single rubrics or only gates fail. */
  public record Demands(BigDecimal threshold, Gates gates, Decide decide) {

    /** Tells whether a rubric below the threshold only informs. */
    public boolean rubricsInform() {
      return decide == Decide.GATES;
    }
  }

  /** Who is asked; the template is where the judge's template is, if it is not ours. */
  public record Models(
      ModelConfiguration generator,
      ModelConfiguration judge,
      int repeats,
      @Nullable String template) {}

  /** How it is run; a transcript makes it a replay. */
  public record RunSettings(
      Mode mode,
      @Nullable String transcript,
      int concurrency,
      Output output,
      Stops stops,
      CacheSettings cache,
      BatchSettings batch) {}

  /** What comes of it: where the record goes, what is one test, how often progress is told. */
  public record Output(Path folder, Granularity granularity, @Nullable Duration progress) {}

  /** What stops it before its end. */
  public record Stops(
      boolean failFast, @Nullable Long budgetTokens, @Nullable BigDecimal budgetCost) {}

  /** Where verdicts are kept, as written, for how many days, and how many megabytes of them. */
  public record CacheSettings(@Nullable String folder, int days, int megabytes) {

    /** Keeps no verdicts. */
    public static final String OFF = "off";
  }

  /** How often the server is asked how far a batch is, and how long one is waited for. */
  public record BatchSettings(Duration poll, Duration timeout) {}

  /** What is one test. */
  public enum Granularity {
    /** Each rubric of each prompt. */
    RUBRIC,
    /** Each prompt. */
    PROMPT,
    /** Each split. */
    SPLIT
  }

  /** Whether anything is paid for. */
  public enum Mode {
    /** Models are asked. */
    LIVE,
    /** A transcript is read; the network is not used. */
    REPLAY,
    /** Nothing is asked; what would be is counted. */
    PLAN
  }
}
