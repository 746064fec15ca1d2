package dev.janus.chat;

import java.math.BigDecimal;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What tokens cost, in whatever currency the user counts. Immutable.
 *
 * @param input of a million tokens that are sent, 0 or more
 * @param output of a million tokens that come back, 0 or more
 */
@API(status = Status.EXPERIMENTAL)
public record Price(BigDecimal input, BigDecimal output) {

  private static final int MILLION = 6;

  /** Refuses prices below zero. */
  public Price {
    if (input.signum() < 0 || output.signum() < 0) {
      throw new IllegalArgumentException(
          "price: below zero\n  found: %s and %s\n  fix: give 0 or more"
              .formatted(input.toPlainString(), output.toPlainString()));
    }
  }

  /** Returns what so many tokens cost, exactly. */
  public BigDecimal of(Usage usage) {
    return input
        .multiply(BigDecimal.valueOf(usage.input()))
        .add(output.multiply(BigDecimal.valueOf(usage.output())))
        .movePointLeft(MILLION);
  }
}
