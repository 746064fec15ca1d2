package dev.janus.gate;

import java.math.BigDecimal;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Passes when the share of rubrics that reach the threshold, among those with a score, reaches the
 * limit.
 *
 * @param limit 0 to 1
 */
@API(status = Status.EXPERIMENTAL)
public record MinimumPassRate(BigDecimal limit) implements Gate {

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public MinimumPassRate {
    limit = GateKind.PASS_RATE.checked(limit);
  }

  @Override
  public String name() {
    return GateKind.PASS_RATE.gateName();
  }

  @Override
  public String key() {
    return GateKind.PASS_RATE.key();
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
    return scores.measuredOnScored(scores.exactPassRate());
  }

  @Override
  public boolean isMetBy(Scores scores) {
    return scores.exactPassRate().filter(rate -> rate.compareTo(limit) >= 0).isPresent();
  }

  @Override
  public String describe(Scores scores) {
    return scores
        .exactPassRate()
        .map(
            rate ->
                "pass rate %s %s %s: %s of %s scored rubrics reach %s"
                    .formatted(
                        ValueText.percent(rate, limit),
                        ValueText.toMinimum(rate, limit),
                        limitText(),
                        scores.passed(),
                        scores.scored(),
                        scores.threshold().toPlainString()))
        .orElse(Scores.NO_SCORE);
  }
}
