package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitHeadersTest {

  @ParameterizedTest
  @CsvSource({
    "1s, 1000",
    "6m0s, 360000",
    "20ms, 20",
    "1.5ms, 1",
    "1h2m3.5s, 3723500",
    "2m, 120000",
    "1m20ms, 60020",
    "1h, 3600000",
    "24h, 86400000",
    "' 7 ', 7000",
    "0.25, 250",
    "0s, 0",
  })
  void tell_for_how_long_nothing_is_taken(String reset, long millis) {
    assertEquals(millis, exhaustedFor("0", reset).toMillis());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "-1s",
        "1s2m",
        "1 s",
        "1d",
        "25h",
        "1767225600",
        "2026-01-01T00:00:00Z"
      })
  void are_ignored_when_not_understood(String reset) {
    assertEquals(Duration.ZERO, exhaustedFor("0", reset));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "10", "", "none", "-1"})
  void tell_nothing_while_something_is_taken(String remaining) {
    assertEquals(Duration.ZERO, exhaustedFor(remaining, "1s"));
  }

  @Test
  void may_be_absent() {
    assertEquals(Duration.ZERO, RateLimitHeaders.exhaustedFor(Headers.of()));
    assertEquals(
        Duration.ZERO,
        RateLimitHeaders.exhaustedFor(Headers.of("x-ratelimit-remaining-tokens", "0")));
  }

  @ParameterizedTest
  @CsvSource({"1s, 2s", "2s, 1s"})
  void are_of_requests_and_of_tokens_whichever_takes_longer(String requests, String tokens) {
    assertEquals(
        Duration.ofSeconds(2),
        RateLimitHeaders.exhaustedFor(
            Headers.of(
                "x-ratelimit-remaining-requests",
                "0",
                "x-ratelimit-reset-requests",
                requests,
                "X-RateLimit-Remaining-Tokens",
                "0",
                "X-RateLimit-Reset-Tokens",
                tokens)));
  }

  private static Duration exhaustedFor(String remaining, String reset) {
    return RateLimitHeaders.exhaustedFor(
        Headers.of("x-ratelimit-remaining-tokens", remaining, "x-ratelimit-reset-tokens", reset));
  }
}
