package dev.janus.gate;

import java.math.BigDecimal;

/** Numbers for people, rounded as far as that does not change how they compare with a limit. */
final class ValueText {

  private static final int DECIMALS = 2;

  private ValueText() {}

  /** Returns at least two decimals, and as many as it takes to stay on the same side. */
  static String of(Fraction value, BigDecimal limit) {
    int side = Integer.signum(value.compareTo(limit));
    int decimals = Math.max(DECIMALS, limit.scale());
    while (value.rounded(decimals).compareTo(limit) != side) {
      decimals++;
    }
    return value.rounded(decimals).toPlainString();
  }

  /** Returns the same for a rate, in percent. */
  static String percent(Fraction rate, BigDecimal limit) {
    return of(rate.times(Fraction.of(100, 1)), limit.movePointRight(2)) + "%";
  }

  /** Returns a rate in percent, whole. */
  static String percent(BigDecimal rate) {
    BigDecimal percent = rate.movePointRight(2).stripTrailingZeros();
    return percent.toPlainString() + "%";
  }

  static String toMinimum(Fraction value, BigDecimal limit) {
    return value.compareTo(limit) < 0 ? "is below" : "meets";
  }
}
