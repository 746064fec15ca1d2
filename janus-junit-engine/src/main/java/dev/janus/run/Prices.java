package dev.janus.run;

import dev.janus.chat.Price;
import dev.janus.chat.Usage;
import java.math.BigDecimal;
import java.util.Map;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What the tokens of a run cost. Immutable.
 *
 * @param generator of the generator's, if known
 * @param judge of the judge's, if known
 */
@API(status = Status.EXPERIMENTAL)
public record Prices(@Nullable Price generator, @Nullable Price judge) {

  /** Nothing is known. */
  public static final Prices UNKNOWN = new Prices(null, null);

  /**
   * Returns the prices that the header of a run names.
   *
   * @throws IllegalArgumentException if one is below zero or no number
   */
  public static Prices of(RunHeader header) {
    return new Prices(price(header, "generator"), price(header, "judge"));
  }

  private static @Nullable Price price(RunHeader header, String role) {
    Map<String, String> settings = header.settings();
    String input = settings.get("janus.%s.price-input".formatted(role));
    String output = settings.get("janus.%s.price-output".formatted(role));
    return input == null || output == null
        ? null
        : new Price(new BigDecimal(input), new BigDecimal(output));
  }

  /** Returns what the tokens cost; null where a price that is needed is not known. */
  public @Nullable BigDecimal cost(Usage generation, Usage judging) {
    if (generator == null && judge == null) {
      return null;
    }
    BigDecimal generated = cost(generator, generation);
    BigDecimal judged = cost(judge, judging);
    return generated == null || judged == null ? null : generated.add(judged).stripTrailingZeros();
  }

  /** Returns what the tokens of one model cost; null where its price is needed and not known. */
  public static @Nullable BigDecimal cost(@Nullable Price price, Usage usage) {
    if (price == null) {
      return usage.total() == 0 ? BigDecimal.ZERO : null;
    }
    return price.of(usage);
  }
}
