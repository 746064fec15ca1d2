package dev.janus.gate;

import java.math.BigDecimal;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Passes when the share of responses that were cut off does not exceed the limit: at the maximum
 * number of tokens, by a filter of the server, or because something broke. Each turn of a prompt is
 * a response. A judged prompt whose response is not recorded fails the gate.
 *
 * @param limit 0 to 1
 */
@API(status = Status.EXPERIMENTAL)
public record MaximumTruncatedRate(BigDecimal limit) implements Gate {

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public MaximumTruncatedRate {
    limit = GateKind.TRUNCATED_RATE.checked(limit);
  }

  @Override
  public String name() {
    return GateKind.TRUNCATED_RATE.gateName();
  }

  @Override
  public String key() {
    return GateKind.TRUNCATED_RATE.key();
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
    TruncatedCounts counts = scores.truncatedCounts();
    return new Measurement(
        counts.exactRate().map(Fraction::toBigDecimal).orElse(null),
        counts.prompts(),
        counts.clusters());
  }

  @Override
  public boolean isMetBy(Scores scores) {
    return scores.promptsWithoutResponse() == 0
        && scores
            .truncatedCounts()
            .exactRate()
            .filter(rate -> rate.compareTo(limit) <= 0)
            .isPresent();
  }

  @Override
  public String describe(Scores scores) {
    int missing = scores.promptsWithoutResponse();
    return missing > 0
        ? missing
            + (missing == 1 ? " judged prompt has" : " judged prompts have")
            + " no response in the record"
        : "%s; at most %s may be".formatted(scores.truncatedCounts().describe(), limitText());
  }
}
