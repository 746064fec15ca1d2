package dev.janus.chat.http;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code x-ratelimit-remaining-*} and {@code x-ratelimit-reset-*}, for requests and for
 * tokens. A reset is a duration such as {@code 1s}, {@code 6m0s}, {@code 20ms} or {@code 1h2m3.5s},
 * or plain seconds.
 */
final class RateLimitHeaders {

  private static final Pattern NONE = Pattern.compile("0+");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:(?<h>\\d{1,6})h)?(?:(?<m>\\d{1,6})m(?!s))?(?:(?<s>\\d{1,6}(?:\\.\\d{1,9})?)s)?(?:(?<ms>\\d{1,9}(?:\\.\\d{1,6})?)ms)?");
  // More is no duration but a time of day, counted in seconds.
  private static final Duration LONGEST = Duration.ofDays(1);

  private RateLimitHeaders() {}

  /** Returns for how long the server will take nothing; zero when it may take something. */
  static Duration exhaustedFor(Headers headers) {
    Duration requests = exhaustedFor(headers, "requests");
    Duration tokens = exhaustedFor(headers, "tokens");
    return requests.compareTo(tokens) > 0 ? requests : tokens;
  }

  private static Duration exhaustedFor(Headers headers, String what) {
    String remaining = headers.get("x-ratelimit-remaining-" + what);
    String reset = headers.get("x-ratelimit-reset-" + what);
    if (remaining == null || reset == null || !NONE.matcher(remaining.strip()).matches()) {
      return Duration.ZERO;
    }
    Duration wait = duration(reset.strip());
    return wait == null || wait.compareTo(LONGEST) > 0 ? Duration.ZERO : wait;
  }

  private static @Nullable Duration duration(String text) {
    if (SECONDS.matcher(text).matches()) {
      return of(text, 9);
    }
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    return of(parts.group("h"), 9)
        .multipliedBy(3600)
        .plus(of(parts.group("m"), 9).multipliedBy(60))
        .plus(of(parts.group("s"), 9))
        .plus(of(parts.group("ms"), 6));
  }

  /** Returns a count of units of that many digits of nanoseconds. */
  private static Duration of(@Nullable String count, int digits) {
    return count == null
        ? Duration.ZERO
        : Duration.ofNanos(new BigDecimal(count).movePointRight(digits).longValue());
  }
}
