package dev.janus.dataset.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long is waited between two attempts. */
class WaitTest {

  private final AskedWait asked = new AskedWait(HubScene.CLOCK);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RateLimit | \"api\";r=0;t=55 | 55",
        "RateLimit | t=0 | 0",
        "RateLimit | limit=500, t=9 | 9",
        "Retry-After | 12 | 12",
        "Retry-After | Thu, 01 Jan 2026 00:01:40 GMT | 100"
      })
  void a_header_names_seconds_or_a_date(String name, String value, long seconds) {
    assertEquals(Duration.ofSeconds(seconds), asked.read(Headers.of(name, value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "9999999999", "Wed, 31 Dec 2025 00:00:00 GMT"})
  void a_header_that_is_not_understood_or_past_is_none(String value) {
    assertNull(asked.read(Headers.of("Retry-After", value, "RateLimit", "reset=" + value)));
  }

  @Test
  void the_longer_of_two_headers_counts() {
    assertEquals(
        Duration.ofSeconds(9), asked.read(Headers.of("Retry-After", "3", "RateLimit", "t=9")));
  }

  @Test
  void delays_double_up_to_the_longest_with_up_to_a_quarter_more() {
    var patience =
        new Patience(
            9,
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofSeconds(1));
    assertEquals(
        List.of(1L, 2L, 4L, 5L, 5L),
        List.of(1, 2, 3, 4, 40).stream()
            .map(failed -> patience.delay(failed, null, () -> 0).toSeconds())
            .toList());
    assertEquals(Duration.ofSeconds(60), patience.delay(1, Duration.ofSeconds(60), () -> 0));
    assertEquals(Duration.ofSeconds(1), patience.delay(1, Duration.ZERO, () -> 0));
    assertEquals(Duration.ofSeconds(75), patience.delay(1, Duration.ofSeconds(60), () -> -1L));
  }

  @Test
  void six_attempts_one_to_sixteen_seconds_apart_are_the_default() {
    assertEquals(
        new Patience(
            6,
            Duration.ofSeconds(1),
            Duration.ofSeconds(16),
            Duration.ofMinutes(5),
            Duration.ofSeconds(30)),
        Patience.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "1, -1, 1", "1, 2, 1"})
  void patience_without_sense_is_refused(int attempts, long first, long longest) {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> patience(attempts, first, longest));
    assertEquals(
        "patience: at least 1 attempt, no delay below zero, and the longest not below the first",
        refused.getMessage());
  }

  @Test
  void one_attempt_without_delay_is_patience_enough() {
    assertEquals(1, patience(1, 0, 0).attempts());
  }

  private static Patience patience(int attempts, long first, long longest) {
    return new Patience(
        attempts,
        Duration.ofSeconds(first),
        Duration.ofSeconds(longest),
        Duration.ZERO,
        Duration.ZERO);
  }
}
