package dev.janus.gate;

import java.math.BigDecimal;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Passes when the share of verdicts without a score does not exceed the limit. The same limit
 * decides whether the other gates of its scope may rely on the scores there are.
 *
 * @param limit 0 to 1
 */
@API(status = Status.EXPERIMENTAL)
public record MaximumUnscoredRate(BigDecimal limit) implements Gate {

  /** What applies to a scope that configures none: 1 %. */
  public static final MaximumUnscoredRate DEFAULT = new MaximumUnscoredRate(new BigDecimal("0.01"));

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public MaximumUnscoredRate {
    limit = GateKind.UNSCORED_RATE.checked(limit);
  }

  @Override
  public String name() {
    return GateKind.UNSCORED_RATE.gateName();
  }

  @Override
  public String key() {
    return GateKind.UNSCORED_RATE.key();
  }

  @Override
  public String limitText() {
    return ValueText.percent(limit);
  }

  @Override
  public String text(BigDecimal value) {
    return ValueText.percent(Fraction.of(value), limit);
  }

  @Override
  public Measurement measure(Scores scores) {
    return scores.measuredOnAll(scores.exactUnscoredRate());
  }

  @Override
  public boolean isMetBy(Scores scores) {
    return scores.exactUnscoredRate().filter(rate -> rate.compareTo(limit) <= 0).isPresent();
  }

  @Override
  public String describe(Scores scores) {
    return "%s; at most %s may be".formatted(scores.unscoredCounts().describe(), limitText());
  }
}
