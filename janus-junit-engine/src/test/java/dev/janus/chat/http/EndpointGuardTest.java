package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointGuardTest {

  private final EndpointGuard guard = new EndpointGuard(new CallLimit(1), 2);

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
    guard.answered();
    guard.failed(fault("HTTP 500", Blame.TRANSIENT));
    assertNull(guard.objection());
  }

  @Test
  void objects_no_longer_when_a_call_under_way_is_answered() {
    guard.failed(fault("HTTP 500", Blame.TRANSIENT));
    guard.failed(fault("HTTP 500", Blame.TRANSIENT));
    guard.answered();
    assertNull(guard.objection());
  }

  @ParameterizedTest
  @EnumSource(
      value = Blame.class,
      names = {"REQUEST", "SIZE"})
  void leaves_out_refusals_of_single_requests_by_a_server_that_has_answered(Blame blame) {
    guard.answered();
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
  void counts() {
    var statistics = guard.statistics();
    guard.answered();
    guard.answered();
    guard.answered();
    guard.failed(fault("HTTP 500", Blame.TRANSIENT));
    statistics.attemptRepeated();
    statistics.attemptStarted();
    statistics.attemptStarted();
    statistics.attemptEnded();
    assertEquals(
        List.of(4L, 3L, 1L, 1L, 1L),
        List.of(
            statistics.completed(),
            statistics.answered(),
            statistics.failed(),
            statistics.retries(),
            statistics.inFlight()));
  }

  @Test
  void allows_a_call_at_least() {
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> new EndpointGuard(new CallLimit(1), 0));
    assertEquals(
        """
        endpoint guard: no call could ever be made
          found: stop after 0 failures
          fix: allow at least 1""",
        refusal.getMessage());
  }

  @Test
  void has_a_limit_of_at_least_one_attempt() {
    var refusal = assertThrows(IllegalArgumentException.class, () -> new CallLimit(0));
    assertEquals(
        """
        call limit: no attempt could ever be made
          found: at most 0 in flight
          fix: set janus.concurrency to at least 1""",
        refusal.getMessage());
  }

  private static Fault fault(String what, Blame blame) {
    return new Fault(what, "", "", blame);
  }
}
