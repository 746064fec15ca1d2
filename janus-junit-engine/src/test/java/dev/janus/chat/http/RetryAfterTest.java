package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private final RetryAfter retryAfter = new RetryAfter(ChatServer.CLOCK);

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "' 17 ', 17",
    "999999999999999999, 999999999999999999",
    "'Thu, 01 Jan 2026 00:00:17 GMT', 17",
    "'Wed, 31 Dec 2025 23:59:59 GMT', 0",
    "'Thu, 01 Jan 2026 00:05:00 GMT', 300",
    "'Thu, 01 Jan 2026 00:05:01 GMT', 300",
    "'Thu, 01 Jan 2099 00:00:00 GMT', 300",
  })
  void is_seconds_or_a_date(String header, long seconds) {
    assertEquals(Duration.ofSeconds(seconds), read(header));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "9999999999999999999", "2026-01-01"})
  void is_ignored_when_not_understood(String header) {
    assertNull(read(header));
  }

  @ParameterizedTest
  @CsvSource({"20, 20", "1500.5, 1500", "' 0 ', 0"})
  void in_milliseconds_is_more_exact(String header, long millis) {
    assertEquals(
        Duration.ofMillis(millis),
        retryAfter.read(Headers.of("Retry-After", "2", "retry-after-ms", header)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1s", "9999999999999999"})
  void in_milliseconds_is_ignored_when_not_understood(String header) {
    assertEquals(
        Duration.ofSeconds(2),
        retryAfter.read(Headers.of("Retry-After", "2", "retry-after-ms", header)));
  }

  private @Nullable Duration read(String header) {
    return retryAfter.read(Headers.of("Retry-After", header));
  }

  @Test
  void may_be_absent() {
    assertNull(retryAfter.read(Headers.of()));
  }
}
