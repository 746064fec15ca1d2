package dev.janus.chat.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads how long a server asks to wait: {@code retry-after-ms}, else {@code Retry-After} in seconds
 * or as a date.
 */
final class RetryAfter {

  /** Who is asked to wait longer gives up. */
  static final Duration MAXIMUM = Duration.ofMinutes(5);

  private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
  private static final Pattern MILLIS = Pattern.compile("(\\d{1,15})(\\.\\d+)?");

  private final Clock clock;

  RetryAfter(Clock clock) {
    this.clock = clock;
  }

  /** Returns how long to wait, not below zero; null when the headers say nothing of use. */
  @Nullable Duration read(Headers headers) {
    Duration millis = millis(headers.get("retry-after-ms"));
    return millis == null ? secondsOrDate(headers.get("Retry-After")) : millis;
  }

  private static @Nullable Duration millis(@Nullable String header) {
    if (header == null) {
      return null;
    }
    var matcher = MILLIS.matcher(header.strip());
    return matcher.matches() ? Duration.ofMillis(Long.parseLong(matcher.group(1))) : null;
  }

  private @Nullable Duration secondsOrDate(@Nullable String header) {
    if (header == null) {
      return null;
    }
    String text = header.strip();
    return WHOLE.matcher(text).matches()
        ? Duration.ofSeconds(Long.parseLong(text))
        : untilDate(text);
  }

  /** A clock may be wrong, here or there, so a date never makes anyone give up. */
  private @Nullable Duration untilDate(String text) {
    try {
      Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      Duration wait = Duration.between(clock.instant(), date);
      if (wait.isNegative()) {
        return Duration.ZERO;
      }
      return wait.compareTo(MAXIMUM) < 0 ? wait : MAXIMUM;
    } catch (DateTimeException e) {
      // Neither form: a header that is not understood is a header that is not there.
      return null;
    }
  }
}
