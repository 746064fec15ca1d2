package dev.janus.gate;

import dev.janus.bench.ScoreDescriptions;
import java.math.BigDecimal;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Passes when the mean over the prompts' mean scores reaches the limit.
 *
 * @param limit {@value ScoreDescriptions#LOWEST} to {@value ScoreDescriptions#HIGHEST}
 */
@API(status = Status.EXPERIMENTAL)
public record MinimumMean(BigDecimal limit) implements Gate {

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public MinimumMean {
    limit = GateKind.MEAN.checked(limit);
  }

  @Override
  public String name() {
    return GateKind.MEAN.gateName();
  }

  @Override
  public String key() {
    return GateKind.MEAN.key();
  }

  @Override
  public String limitText() {
    return limit.toPlainString();
  }

  @Override
  public String text(BigDecimal value) {
    return ValueText.of(Fraction.of(value), limit);
  }

  @Override
  public Measurement measure(Scores scores) {
    return scores.measuredOnScored(scores.exactMean());
  }

  @Override
  public boolean isMetBy(Scores scores) {
    return scores.exactMean().filter(mean -> mean.compareTo(limit) >= 0).isPresent();
  }

  @Override
  public String describe(Scores scores) {
    return scores
        .exactMean()
        .map(
            mean ->
                "mean %s %s %s"
                    .formatted(
                        ValueText.of(mean, limit), ValueText.toMinimum(mean, limit), limitText()))
        .orElse(Scores.NO_SCORE);
  }
}
