package dev.janus.chat.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.chat.limit.LimitSimulation.Outcome;
import dev.janus.chat.limit.LimitSimulation.Refusals;
import dev.janus.chat.limit.LimitSimulation.Server;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdaptiveLimitTest {

  private static final Duration LATENCY = Duration.ofMillis(50);
  private static final Duration AT_ONCE = Duration.ofMillis(2);

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 3", "15, 15", "16, 16", "31, 16", "33, 16", "34, 17", "256, 128"})
  void starts_at_half_of_its_maximum_but_not_below_sixteen(int maximum, int start) {
    assertEquals(start, new AdaptiveLimit(maximum).current());
  }

  @Test
  void grows_with_every_answer_up_to_its_maximum() {
    var limit = new AdaptiveLimit(40);
    end(limit, Ending.ANSWERED, 1);
    assertEquals(21, limit.current());
    end(limit, Ending.ANSWERED, 100);
    assertEquals(40, limit.current());
  }

  @Test
  void does_not_grow_while_it_is_not_used() {
    var limit = new AdaptiveLimit(32);
    limit.ended(0, 0, 7, Ending.ANSWERED, 0);
    assertEquals(16, limit.current());
    limit.ended(0, 0, 8, Ending.ANSWERED, 0);
    assertEquals(17, limit.current());
  }

  @ParameterizedTest
  @EnumSource(
      value = Ending.class,
      names = {"LATE", "THROTTLED", "LOST"})
  void is_halved_when_more_than_half_of_a_round_is_refused(Ending ending) {
    var limit = new AdaptiveLimit(16);
    end(limit, ending, 8);
    assertEquals(16, limit.current());
    end(limit, ending, 1);
    assertEquals(8, limit.current());
  }

  @Test
  void has_rounds_as_long_as_itself() {
    var limit = new AdaptiveLimit(64);
    end(limit, Ending.THROTTLED, 16);
    assertEquals(32, limit.current());
    end(limit, Ending.THROTTLED, 1);
    assertEquals(16, limit.current());
  }

  @Test
  void forgets_refusals_of_earlier_rounds() {
    var limit = new AdaptiveLimit(8);
    end(limit, Ending.THROTTLED, 5);
    end(limit, Ending.FAILED, 5);
    end(limit, Ending.THROTTLED, 5);
    assertEquals(8, limit.current());
    end(limit, Ending.THROTTLED, 1);
    assertEquals(4, limit.current());
  }

  @Test
  void is_not_changed_by_failures_that_say_nothing_of_load() {
    var limit = new AdaptiveLimit(16);
    end(limit, Ending.FAILED, 100);
    assertEquals(16, limit.current());
  }

  @Test
  void is_never_below_one() {
    var limit = new AdaptiveLimit(16);
    end(limit, Ending.LOST, 100);
    assertEquals(1, limit.current());
  }

  @Test
  void learns_nothing_from_attempts_sent_before_it_was_halved() {
    var limit = new AdaptiveLimit(16);
    for (int i = 0; i < 16; i++) {
      limit.ended(7, 10, 16, Ending.THROTTLED, 0);
    }
    assertEquals(8, limit.current());
    for (int i = 0; i < 16; i++) {
      limit.ended(9, 11, 16, Ending.ANSWERED, 0);
    }
    assertEquals(8, limit.current());
    for (int i = 0; i < 6; i++) {
      limit.ended(10, 11, 16, Ending.THROTTLED, 0);
    }
    assertEquals(4, limit.current());
  }

  @Test
  void grows_by_one_a_round_once_it_is_near_what_was_too_much() {
    var limit = new AdaptiveLimit(16);
    end(limit, Ending.THROTTLED, 9);
    end(limit, Ending.ANSWERED, 7);
    assertEquals(8, limit.current());
    end(limit, Ending.ANSWERED, 1);
    assertEquals(9, limit.current());
    end(limit, Ending.ANSWERED, 8);
    assertEquals(9, limit.current());
    end(limit, Ending.ANSWERED, 1);
    assertEquals(10, limit.current());
  }

  @Test
  void grows_fast_again_to_half_of_what_it_was_before_several_bad_rounds() {
    var limit = new AdaptiveLimit(64);
    end(limit, Ending.THROTTLED, 17 + 9 + 6);
    assertEquals(4, limit.current());
    end(limit, Ending.ANSWERED, 12);
    assertEquals(16, limit.current());
    end(limit, Ending.ANSWERED, 15);
    assertEquals(16, limit.current());
    end(limit, Ending.ANSWERED, 1);
    assertEquals(17, limit.current());
  }

  @Test
  void forgets_a_bad_time_with_a_good_round() {
    var limit = new AdaptiveLimit(64);
    end(limit, Ending.THROTTLED, 17);
    end(limit, Ending.FAILED, 16);
    end(limit, Ending.THROTTLED, 9);
    assertEquals(8, limit.current());
    end(limit, Ending.ANSWERED, 7);
    assertEquals(8, limit.current());
    end(limit, Ending.ANSWERED, 1);
    assertEquals(9, limit.current());
  }

  @Test
  void wants_the_server_left_alone_for_as_long_as_it_asked_when_it_refused_most() {
    var limit = new AdaptiveLimit(8);
    assertEquals(10, limit.ended(0, 10, 8, Ending.THROTTLED, 500));
    assertEquals(11, limit.ended(0, 11, 8, Ending.THROTTLED, 300));
    for (int i = 0; i < 3; i++) {
      assertEquals(12, limit.ended(0, 12, 8, Ending.THROTTLED, 12));
    }
    assertEquals(500, limit.ended(0, 13, 8, Ending.LOST, 13));
  }

  @Test
  void wants_nothing_longer_than_now_when_the_server_did_not_ask() {
    var limit = new AdaptiveLimit(8);
    for (int i = 0; i < 6; i++) {
      assertEquals(10, limit.ended(0, 10, 8, Ending.LOST, 0));
    }
    assertEquals(4, limit.current());
  }

  @Test
  void forgets_what_the_server_asked_for_with_a_good_round() {
    var limit = new AdaptiveLimit(8);
    limit.ended(0, 1, 4, Ending.THROTTLED, 500);
    end(limit, Ending.FAILED, 9);
    for (int i = 0; i < 6; i++) {
      assertEquals(1, limit.ended(0, 1, 4, Ending.LOST, 0));
    }
    assertEquals(4, limit.current());
  }

  private static void end(AdaptiveLimit limit, Ending ending, int times) {
    for (int i = 0; i < times; i++) {
      limit.ended(0, 0, limit.current(), ending, 0);
    }
  }

  @ParameterizedTest
  @CsvSource({"16, 1000, 3.2, 7.5", "64, 1000, 0.9, 5.5", "256, 10000, 2.1, 8.0"})
  void costs_little_when_the_server_refuses_some_at_random(
      int maximum, int calls, double undisturbed, double disturbed) {
    assertTrue(run(maximum, calls, 0, 1).seconds() < undisturbed);
    var outcomes =
        LongStream.rangeClosed(1, 9).mapToObj(seed -> run(maximum, calls, 0.15, seed)).toList();
    var median = outcomes.stream().mapToDouble(Outcome::seconds).sorted().toArray()[4];
    assertTrue(median < disturbed, () -> "" + median);
    assertTrue(outcomes.stream().allMatch(outcome -> outcome.meanLimit() > 0.75 * maximum));
    assertEquals(0, outcomes.stream().mapToInt(Outcome::lost).sum());
  }

  private static Outcome run(int maximum, int calls, double share, long seed) {
    Refusals refusals = (working, random) -> random.nextDouble() < share;
    var server = new Server(refusals, LATENCY, LATENCY, Duration.ofSeconds(1));
    return new LimitSimulation(LimitSimulation.adaptive(maximum), server, seed).run(calls);
  }

  @ParameterizedTest
  @CsvSource({"2", "4", "8", "12"})
  void settles_near_what_the_server_takes_at_once(int takes) {
    Refusals refusals = (working, random) -> working >= takes;
    var server = new Server(refusals, LATENCY, AT_ONCE, Duration.ZERO);
    var outcome = new LimitSimulation(LimitSimulation.adaptive(16), server, 1).run(3000);
    double ideal = 3000 * 0.05 / takes;
    assertTrue(outcome.seconds() < 1.6 * ideal, outcome::toString);
    assertTrue(outcome.meanLimit() < takes + 1.5, outcome::toString);
    assertTrue(outcome.meanLimit() > 0.6 * takes, outcome::toString);
    assertEquals(0, outcome.lost());
  }
}
