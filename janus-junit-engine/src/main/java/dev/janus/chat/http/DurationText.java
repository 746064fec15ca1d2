package dev.janus.chat.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Durations in the words of messages: {@code 250 ms}, {@code 1.5 s}, {@code 61 s}. */
final class DurationText {

  private static final long SECOND = 1000;
  private static final long TENTHS_SHOWN_BELOW = 10 * SECOND;

  private DurationText() {}

  static String of(Duration duration) {
    long millis = duration.toMillis();
    if (millis < SECOND) {
      return millis + " ms";
    }
    int decimals = millis < TENTHS_SHOWN_BELOW ? 1 : 0;
    BigDecimal seconds = BigDecimal.valueOf(millis, 3).setScale(decimals, RoundingMode.HALF_UP);
    boolean whole = seconds.stripTrailingZeros().scale() <= 0;
    return (whole ? seconds.setScale(0, RoundingMode.UNNECESSARY) : seconds).toPlainString() + " s";
  }
}
