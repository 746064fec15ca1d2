package dev.janus.chat.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void is_the_lower_of_two_each() {
    assertEquals(new Pace(10, 200), new Pace(10, 300).and(new Pace(20, 200)));
    assertEquals(new Pace(10, 200), new Pace(10, null).and(new Pace(null, 200)));
    assertEquals(new Pace(10, 200), Pace.UNBOUNDED.and(new Pace(10, 200)));
  }

  @Test
  void lets_one_request_through_at_least() {
    assertRefused(0, 1, "requests-per-minute of 0");
    assertRefused(1, -1, "tokens-per-minute of -1");
    assertEquals(1, new Pace(1, 1).requestsPerMinute());
  }

  private static void assertRefused(int requests, int tokens, String found) {
    var refusal = assertThrows(IllegalArgumentException.class, () -> new Pace(requests, tokens));
    assertEquals(
        """
        pace: no request could ever be sent
          found: %s
          fix: allow at least 1, or leave it out"""
            .formatted(found),
        refusal.getMessage());
  }
}
