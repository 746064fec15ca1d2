package dev.janus.chat.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After}: seconds, or a date. */
final class RetryAfter {

  /** Who is asked to wait longer gives up. */
  static final Duration MAXIMUM = Duration.ofMinutes(5);

  private static final Pattern SECONDS = Pattern.compile("\\d{1,18}");

  private final Clock clock;

  RetryAfter(Clock clock) {
    this.clock = clock;
  }

  /** Returns how long to wait, not below zero; null when the header says nothing of use. */
  @Nullable Duration read(@Nullable String header) {
    if (header == null) {
      return null;
    }
    String text = header.strip();
    return SECONDS.matcher(text).matches()
        ? Duration.ofSeconds(Long.parseLong(text))
        : untilDate(text);
  }

  private @Nullable Duration untilDate(String text) {
    try {
      Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      Duration wait = Duration.between(clock.instant(), date);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException e) {
      // Neither form: a header that is not understood is a header that is not there.
      return null;
    }
  }
}
