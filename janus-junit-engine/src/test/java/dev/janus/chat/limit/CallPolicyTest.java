package dev.janus.chat.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallPolicyTest {

  private static final Duration MILLISECOND = Duration.ofMillis(1);
  private static final Duration LESS = Duration.ofNanos(999_999);

  @Test
  void waits_two_minutes_tries_eight_times_and_gives_up_after_half_an_hour_by_default() {
    assertEquals(
        new CallPolicy(
            Duration.ofMinutes(2),
            Duration.ofMinutes(30),
            new Retries(8, Duration.ofMillis(500), Duration.ofSeconds(30), 0.25),
            16,
            Pace.UNBOUNDED),
        CallPolicy.DEFAULT);
  }

  @Test
  void waits_at_least_a_millisecond() {
    assertRefused(LESS, MILLISECOND, "the timeout is too short");
    assertRefused(MILLISECOND, LESS, "the timeout of the whole call is too short");
    assertEquals(MILLISECOND, policy(MILLISECOND, MILLISECOND, 1).callTimeout());
  }

  private static void assertRefused(Duration timeout, Duration callTimeout, String what) {
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> policy(timeout, callTimeout, 1));
    assertEquals(
        "call policy: %s\n  found: PT0.000999999S\n  fix: allow at least 1 ms".formatted(what),
        refusal.getMessage());
  }

  @Test
  void allows_one_attempt_in_flight_at_least() {
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> policy(MILLISECOND, MILLISECOND, 0));
    assertEquals(
        """
        call policy: no attempt could ever be made
          found: at most 0 in flight
          fix: set janus.concurrency to at least 1""",
        refusal.getMessage());
  }

  private static CallPolicy policy(Duration timeout, Duration callTimeout, int maximumInFlight) {
    return new CallPolicy(timeout, callTimeout, Retries.DEFAULT, maximumInFlight, Pace.UNBOUNDED);
  }
}
