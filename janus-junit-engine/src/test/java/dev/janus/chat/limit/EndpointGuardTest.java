package dev.janus.chat.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointGuardTest {

  private final FakeNanos nanos = new FakeNanos();
  private final EndpointGuard guard = guard(2);

  @Test
  void objects_after_so_many_failures_in_a_row() {
    guard.failed(fault("HTTP 500", Blame.TRANSIENT));
    assertNull(guard.objection());
    guard.failed(fault("HTTP 401", Blame.ENDPOINT));
    assertEquals(
        new Fault(
            "not asked, because 2 calls in a row to this server failed",
            "HTTP 401",
            "make sure that the server answers, then run again",
            Blame.ENDPOINT),
        guard.objection());
  }

  @Test
  void starts_a_new_row_after_an_answer() {
    guard.failed(fault("HTTP 500", Blame.TRANSIENT));
    guard.answered(Usage.NONE);
    guard.failed(fault("HTTP 500", Blame.TRANSIENT));
    assertNull(guard.objection());
  }

  @Test
  void objects_no_longer_when_a_call_under_way_is_answered() {
    guard.failed(fault("HTTP 500", Blame.TRANSIENT));
    guard.failed(fault("HTTP 500", Blame.TRANSIENT));
    guard.answered(Usage.NONE);
    assertNull(guard.objection());
  }

  @ParameterizedTest
  @EnumSource(
      value = Blame.class,
      names = {"REQUEST", "SIZE"})
  void leaves_out_refusals_of_single_requests_by_a_server_that_has_answered(Blame blame) {
    guard.answered(Usage.NONE);
    guard.failed(fault("HTTP 500", Blame.TRANSIENT));
    guard.failed(fault("HTTP 400", blame));
    assertNull(guard.objection());
    guard.failed(fault("HTTP 503", Blame.TRANSIENT));
    assertNotNull(guard.objection());
  }

  @ParameterizedTest
  @EnumSource(Blame.class)
  void counts_every_failure_of_a_server_that_never_answered(Blame blame) {
    guard.failed(fault("HTTP 400", blame));
    guard.failed(fault("HTTP 400", blame));
    assertNotNull(guard.objection());
  }

  @Test
  void does_not_count_calls_that_were_not_sent_as_failures_of_the_server() {
    guard.refused();
    guard.refused();
    assertNull(guard.objection());
    assertEquals(2, guard.statistics().failed());
  }

  @Test
  void counts() throws Exception {
    guard.answered(new Usage(3, 1));
    guard.answered(new Usage(4, 2));
    guard.failed(fault("HTTP 500", Blame.TRANSIENT));
    guard.repeated();
    guard.refused();
    var statistics = guard.statistics();
    assertEquals(
        List.of(4L, 2L, 2L, 1L),
        List.of(
            statistics.completed(),
            statistics.answered(),
            statistics.failed(),
            statistics.retries()));
    assertEquals(new Usage(7, 3), statistics.usage());
  }

  @Test
  void tells_what_is_in_flight_and_what_waits_and_for_how_long() throws Exception {
    var statistics = guard.statistics();
    assertEquals(4, statistics.limit());
    var places = List.of(guard.enter(0), guard.enter(0), guard.enter(0), guard.enter(0));
    var waiting = new Thread(() -> assertThrows(InterruptedException.class, () -> guard.enter(0)));
    waiting.start();
    while (statistics.waiting() == 0) {
      Thread.onSpinWait();
    }
    assertEquals(4, statistics.inFlight());
    waiting.interrupt();
    waiting.join();
    assertEquals(0, statistics.waiting());
    assertEquals(Duration.ZERO, statistics.pause());
    places.get(0).exhaustedFor(Duration.ofSeconds(7));
    places.get(0).ended(Ending.THROTTLED);
    places.get(0).close();
    nanos.pass(Duration.ofSeconds(3));
    assertEquals(Duration.ofSeconds(4), statistics.pause());
    assertEquals(3, statistics.inFlight());
    assertEquals(1, statistics.throttled());
  }

  @Test
  void keeps_to_the_lower_pace_of_all_who_share_it() throws Exception {
    var guards = new EndpointGuards(nanos);
    var shared = guards.of("http://h/v1", policy(new Pace(60, null)));
    assertSame(shared, guards.of("http://h/v1", policy(new Pace(30, null))));
    shared.enter(0).close();
    nanos.pass(Duration.ofMillis(1999));
    assertNull(shared.enterAgain(0, Duration.ZERO));
    nanos.pass(Duration.ofMillis(1));
    assertNotNull(shared.enterAgain(0, Duration.ZERO));
  }

  @Test
  void keeps_to_the_pace_of_its_first_policy() throws Exception {
    var paced = new EndpointGuard(policy(new Pace(60, null)), 1, nanos);
    paced.enter(0).close();
    assertNull(paced.enterAgain(0, Duration.ZERO));
  }

  @Test
  void reads_the_time() {
    long before = guard.nanoTime();
    nanos.pass(Duration.ofNanos(5));
    assertEquals(5, guard.nanoTime() - before);
  }

  @Test
  void allows_a_call_at_least() {
    var refusal = assertThrows(IllegalArgumentException.class, () -> guard(0));
    assertEquals(
        """
        endpoint guard: no call could ever be made
          found: stop after 0 failures
          fix: allow at least 1""",
        refusal.getMessage());
  }

  private EndpointGuard guard(int maximumFailures) {
    return new EndpointGuard(policy(Pace.UNBOUNDED), maximumFailures, nanos);
  }

  private static CallPolicy policy(Pace pace) {
    return new CallPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), Retries.DEFAULT, 4, pace);
  }

  private static Fault fault(String what, Blame blame) {
    return new Fault(what, "", "", blame);
  }

  @Test
  void tells_how_many_calls_rest_when_one_more_does() {
    List<Integer> told = new ArrayList<>();
    guard.rests();
    guard.whenCallsRest(told::add);
    guard.rests();
    guard.rests();
    guard.restEnds();
    guard.restEnds();
    guard.rests();
    assertEquals(List.of(2, 3, 2), told);
  }
}
