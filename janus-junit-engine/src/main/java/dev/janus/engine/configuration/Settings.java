package dev.janus.engine.configuration;

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

  /**
   * Files that say more about the rows of the bench, as the user named them.
   *
   * @param splits a CSV file with the splits of sources
   * @param rubrics the name or file of a rubric set
   * @param references a file with reference answers
   */
  public record Additions(
      @Nullable String splits, @Nullable String rubrics, @Nullable String references) {}

  /** What is asked of it. */
  public record Demands(BigDecimal threshold, Gates gates) {}

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
      Path output,
      @Nullable Duration progress) {}

  /** Whether anything is paid for. */
  public enum Mode {
    /** Models are asked. */
    LIVE,
    /** A transcript is read; the network is not used. */
    REPLAY
  }
}
