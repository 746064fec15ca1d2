package dev.janus.gate;

import java.math.BigDecimal;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * One limit that the scores of a split, or of the whole bench, must keep. Immutable; limits are
 * kept without trailing zeros, so that equal limits are equal gates.
 *
 * <p>A gate only compares. Whether there is enough to compare is decided before, by {@link
 * ScopedGate#decide}.
 */
@API(status = Status.EXPERIMENTAL)
public sealed interface Gate
    permits MinimumMean, MinimumPassRate, MaximumUnscoredRate, MaximumTruncatedRate {

  /**
   * Creates the gate that a configuration names.
   *
   * @param key {@code minimumMean}, {@code minimumPassRate}, {@code maximumUnscoredRate} or {@code
   *     maximumTruncatedRate}
   * @throws IllegalArgumentException if the key is unknown or the limit out of its range
   */
  static Gate of(String key, BigDecimal limit) {
    return GateKind.of(key)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "gate: unknown gate \"%s\"\n  found: %s\n  fix: %s"
                        .formatted(
                            key, key, new Spelling(GateKind.keys()).suggestion(key, "write "))))
        .gate(limit);
  }

  /** Returns the name used in records, reports and test names, for example {@code pass-rate}. */
  String name();

  /** Returns the name used in configuration, for example {@code minimumPassRate}. */
  String key();

  /** Returns the limit, in the unit of what is measured: a mean of 1 to 5 or a rate of 0 to 1. */
  BigDecimal limit();

  /** Returns the limit as people read it. */
  String limitText();

  /**
   * Returns a measured value as people read it, with as many decimals as it takes to tell it from
   * the limit.
   */
  String text(BigDecimal value);

  /** Returns what the limit is compared with. */
  Measurement measure(Scores scores);

  /** Compares, exactly and unrounded. Without any score to compare, no minimum is met. */
  boolean isMetBy(Scores scores);

  /** Returns the comparison as a sentence that is never at odds with {@link #isMetBy}. */
  String describe(Scores scores);
}
