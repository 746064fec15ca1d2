package dev.janus.chat.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacerTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Pacer pacer = new Pacer();

  @Test
  void does_not_mind_what_has_no_bound() {
    pacer.sent(5, 1_000_000);
    assertEquals(5, pacer.opensAt());
  }

  @Test
  void spreads_requests_evenly() {
    pacer.slowTo(new Pace(120, null));
    assertEquals(0, pacer.opensAt());
    pacer.sent(0, 1_000_000);
    assertEquals(SECOND / 2, pacer.opensAt());
    pacer.sent(SECOND / 2, 1_000_000);
    assertEquals(SECOND, pacer.opensAt());
  }

  @Test
  void saves_nothing_up_for_later() {
    pacer.slowTo(new Pace(60, null));
    pacer.sent(10 * SECOND, 0);
    assertEquals(11 * SECOND, pacer.opensAt());
  }

  @Test
  void spreads_tokens_evenly() {
    pacer.slowTo(new Pace(null, 6000));
    pacer.sent(0, 300);
    assertEquals(3 * SECOND, pacer.opensAt());
    pacer.correct(200);
    assertEquals(5 * SECOND, pacer.opensAt());
    pacer.correct(-400);
    assertEquals(SECOND, pacer.opensAt());
  }

  @Test
  void keeps_to_both_bounds() {
    pacer.slowTo(new Pace(60, 6000));
    pacer.sent(0, 300);
    assertEquals(3 * SECOND, pacer.opensAt());
    pacer.sent(3 * SECOND, 1);
    assertEquals(4 * SECOND, pacer.opensAt());
  }

  @Test
  void never_shuts_for_more_than_a_day_for_one_request() {
    pacer.slowTo(new Pace(null, 1));
    pacer.sent(0, Long.MAX_VALUE);
    assertEquals(86_400 * SECOND, pacer.opensAt());
  }
}
