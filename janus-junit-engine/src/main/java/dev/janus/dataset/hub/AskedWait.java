package dev.janus.dataset.hub;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How long a server asks to wait: {@code RateLimit} with its {@code t=}, or {@code Retry-After}.
 */
final class AskedWait {

  private static final Pattern RESET = Pattern.compile("(?:^|[;,\\s])t=(\\d{1,9})(?!\\d)");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private final Clock clock;

  AskedWait(Clock clock) {
    this.clock = clock;
  }

  /**
   * Returns the longest time that the headers name; null when they name none that is understood.
   */
  @Nullable Duration read(Headers headers) {
    return Stream.concat(
            rateLimit(headers.get("RateLimit")), retryAfter(headers.get("Retry-After")))
        .max(Duration::compareTo)
        .orElse(null);
  }

  private static Stream<Duration> rateLimit(@Nullable String header) {
    Matcher reset = RESET.matcher(header == null ? "" : header);
    return reset.find()
        ? Stream.of(Duration.ofSeconds(Long.parseLong(reset.group(1))))
        : Stream.empty();
  }

  private Stream<Duration> retryAfter(@Nullable String header) {
    String text = header == null ? "" : header.strip();
    if (SECONDS.matcher(text).matches()) {
      return Stream.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      return Stream.of(Duration.between(clock.instant(), date)).filter(wait -> !wait.isNegative());
    } catch (DateTimeException e) {
      // A header that is not understood is a header that is not there.
      return Stream.empty();
    }
  }
}
