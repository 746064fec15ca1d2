package dev.janus.chat.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {

  private static final RandomGenerator SMALLEST = () -> 0;
  private static final RandomGenerator MIDDLE = () -> Long.MIN_VALUE;

  @Test
  void wait_twice_as_long_each_time_up_to_the_longest_delay() {
    var millis =
        IntStream.rangeClosed(1, 9)
            .mapToObj(failed -> Retries.DEFAULT.delay(failed, null, MIDDLE).toMillis())
            .toList();
    assertEquals(List.of(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L, 30000L), millis);
  }

  @Test
  void do_not_overflow() {
    assertEquals(Duration.ofSeconds(30), Retries.DEFAULT.delay(Integer.MAX_VALUE, null, MIDDLE));
  }

  @Test
  void wait_less_or_more_by_chance() {
    assertEquals(Duration.ofMillis(375), Retries.DEFAULT.delay(1, null, SMALLEST));
    RandomGenerator largest = () -> -1;
    assertEquals(625, Retries.DEFAULT.delay(1, null, largest).plusNanos(1000).toMillis());
  }

  @Test
  void never_wait_less_than_the_server_asks_for() {
    var asked = Duration.ofSeconds(100);
    assertEquals(asked, Retries.DEFAULT.delay(1, asked, SMALLEST));
    assertEquals(Duration.ofSeconds(105), Retries.DEFAULT.delay(1, asked, MIDDLE));
  }

  @Test
  void never_wait_less_than_usual_because_the_server_asks_for_less() {
    assertEquals(Duration.ofMillis(500), Retries.DEFAULT.delay(1, Duration.ofMillis(499), MIDDLE));
  }

  @Test
  void add_no_more_than_a_tenth_to_what_the_server_asks_for() {
    var asked = Duration.ofSeconds(100);
    RandomGenerator largest = () -> -1;
    var wait = Retries.DEFAULT.delay(1, asked, largest);
    assertTrue(wait.compareTo(Duration.ofSeconds(110)) <= 0, wait::toString);
    assertTrue(wait.compareTo(Duration.ofMillis(109_999)) > 0, wait::toString);
    var calm = new Retries(2, Duration.ofSeconds(1), Duration.ofSeconds(1), 0.05);
    assertEquals(Duration.ofMillis(102_500), calm.delay(1, asked, MIDDLE));
  }

  @Test
  void double_two_attempts_later_when_the_server_says_how_long() {
    var asked = Duration.ofSeconds(1);
    var millis =
        IntStream.rangeClosed(1, 7)
            .mapToObj(failed -> Retries.DEFAULT.delay(failed, asked, SMALLEST).toMillis())
            .toList();
    assertEquals(List.of(1000L, 1000L, 1000L, 1000L, 1500L, 3000L, 6000L), millis);
  }

  @Test
  void make_one_attempt_at_least() {
    assertRefused(0, 1, 1, 0, "attempts out of range", "0", "allow at least 1");
  }

  @Test
  void wait_at_all() {
    assertRefused(1, 0, 1, 0, "first delay out of range", "PT0S", "wait longer than zero");
    assertRefused(1, -1, 1, 0, "first delay out of range", "PT-1S", "wait longer than zero");
  }

  @Test
  void grow() {
    assertRefused(
        1, 2, 1, 0, "longest delay out of range", "PT1S", "wait at least the first delay, PT2S");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void jitter_by_a_share(double jitter) {
    assertRefused(
        1, 1, 1, jitter, "jitter out of range", "" + jitter, "stay within 0 and 1, below 1");
  }

  private static void assertRefused(
      int attempts, int first, int longest, double jitter, String... lines) {
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Retries(
                    attempts, Duration.ofSeconds(first), Duration.ofSeconds(longest), jitter));
    assertEquals(
        "retries: %s\n  found: %s\n  fix: %s".formatted((Object[]) lines), refusal.getMessage());
  }
}
