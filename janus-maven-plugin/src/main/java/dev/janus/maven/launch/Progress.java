package dev.janus.maven.launch;

import dev.janus.maven.progress.ProgressText;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param bench name of the bench
 * @param split the split that is being reported
 * @param rubrics rubrics of the whole bench
 * @param calls what the endpoints were asked
 * @param load how much they bear
 * @param eta seconds until the end; {@code null} while nobody can tell
 */
@API(status = Status.INTERNAL)
public record Progress(
    String bench, Part split, Part rubrics, Calls calls, Load load, @Nullable Long eta) {

  private static final String PREFIX = "janus.progress.";

  /**
   * A part of a whole.
   *
   * @param name empty for the whole bench
   * @param done rubrics that are finished
   * @param total all rubrics
   */
  public record Part(String name, long done, long total) {}

  /**
   * Traffic.
   *
   * @param total calls so far
   * @param retries calls that were repeats of a failed one
   * @param unscored verdicts without a score
   * @param truncated responses that were cut off
   * @param rate calls per second, with one decimal
   */
  public record Calls(long total, long retries, long unscored, long truncated, String rate) {}

  /**
   * How much the endpoints bear.
   *
   * @param limit calls that may be in flight now
   * @param throttled attempts that were refused for being too many
   * @param pause seconds until an endpoint may be asked again; 0 when it may be now
   */
  public record Load(long limit, long throttled, long pause) {}

  /** Tells whether a report entry is one of the engine's progress entries. */
  static boolean isProgress(Map<String, String> entry) {
    return entry.containsKey(PREFIX + "name");
  }

  /** Reads the engine's report entry; empty when a number is missing. */
  static Optional<Progress> of(Map<String, String> entry) {
    try {
      Part split =
          new Part(text(entry, "split"), number(entry, "split.done"), number(entry, "split.total"));
      Part rubrics = new Part("", number(entry, "done"), number(entry, "total"));
      Calls calls =
          new Calls(
              number(entry, "calls"),
              number(entry, "retries"),
              number(entry, "unscored"),
              entry.containsKey(PREFIX + "truncated") ? number(entry, "truncated") : 0,
              text(entry, "rate"));
      Load load =
          new Load(number(entry, "limit"), number(entry, "throttled"), number(entry, "pause"));
      Long eta = entry.containsKey(PREFIX + "eta") ? number(entry, "eta") : null;
      return Optional.of(new Progress(text(entry, "name"), split, rubrics, calls, load, eta));
    } catch (NumberFormatException incomplete) {
      // Progress is for people only: an entry nobody can read is not worth a broken run.
      return Optional.empty();
    }
  }

  /** Returns the line for a log. */
  public String line() {
    return "[janus] " + text();
  }

  private String text() {
    StringBuilder line = new StringBuilder(split.name()).append(' ');
    line.append(split.done()).append('/').append(split.total()).append(", ");
    line.append(rubrics.done()).append(" of ").append(rubrics.total()).append(" rubrics, ");
    line.append(calls.rate()).append(" calls/s, ");
    line.append(calls.retries()).append(calls.retries() == 1 ? " retry, " : " retries, ");
    if (load.throttled() > 0) {
      line.append(load.throttled()).append(" refused as too many, ");
    }
    line.append("limit ").append(load.limit()).append(", ");
    if (load.pause() > 0) {
      line.append("waiting ").append(ProgressText.duration(load.pause())).append(", ");
    }
    line.append(calls.unscored()).append(" unscored");
    if (calls.truncated() > 0) {
      line.append(", ").append(calls.truncated());
      line.append(calls.truncated() == 1 ? " response cut off" : " responses cut off");
    }
    if (eta != null) {
      line.append(", ETA ").append(ProgressText.duration(eta));
    }
    return line.toString();
  }

  /** Returns the line for a terminal, a bar in front. */
  public String bar() {
    return ProgressText.bar(rubrics.done(), rubrics.total()) + " " + text();
  }

  private static String text(Map<String, String> entry, String name) {
    return entry.getOrDefault(PREFIX + name, "");
  }

  private static long number(Map<String, String> entry, String name) {
    return Long.parseLong(text(entry, name));
  }
}
