package dev.janus.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers for people. */
final class Figures {

  /** What stands where there is no number. */
  static final String NONE = "-";

  private static final int MEAN_DECIMALS = 3;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Figures() {}

  static String mean(Optional<BigDecimal> mean) {
    return mean.map(Figures::mean).orElse(NONE);
  }

  static String mean(@Nullable BigDecimal mean) {
    return mean == null
        ? NONE
        : mean.setScale(MEAN_DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
  }

  static String percent(Optional<BigDecimal> rate) {
    return rate.map(Figures::percent).orElse(NONE);
  }

  static String percent(int part, int whole) {
    return whole == 0
        ? NONE
        : percent(
            BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 17, RoundingMode.HALF_EVEN));
  }

  /** Returns one decimal, and more where one would round to none or to all. */
  private static String percent(BigDecimal rate) {
    BigDecimal percent = rate.multiply(HUNDRED);
    int decimals = 1;
    while (looksExtreme(percent.setScale(decimals, RoundingMode.HALF_EVEN), percent)) {
      decimals++;
    }
    return percent.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString() + "%";
  }

  private static boolean looksExtreme(BigDecimal rounded, BigDecimal exact) {
    return (rounded.signum() == 0 || rounded.compareTo(HUNDRED) == 0)
        && rounded.compareTo(exact) != 0;
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Returns how many of how many: one number where all were seen. */
  static String seen(long seen, long expected) {
    return seen == expected ? count(seen) : count(seen) + " of " + count(expected);
  }
}
