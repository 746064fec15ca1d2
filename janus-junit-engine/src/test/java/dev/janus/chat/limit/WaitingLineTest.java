package dev.janus.chat.limit;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.chat.Usage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WaitingLineTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final FakeNanos nanos = new FakeNanos();
  private final WaitingLine line = new WaitingLine(1, nanos);
  private final BlockingQueue<String> letIn = new LinkedBlockingQueue<>();

  @AfterEach
  void leave_no_interrupt_behind() {
    assertFalse(Thread.interrupted());
  }

  @Test
  void lets_in_who_waits_longest_first() throws Exception {
    Place place = line.enter(0);
    wait("a", () -> line.enter(0));
    wait("b", () -> line.enter(0));
    wait("c", () -> line.enter(0));
    place.close();
    assertEquals(List.of("a", "b", "c"), List.of(next(), next(), next()));
  }

  @Test
  void lets_in_who_was_in_before_ahead_of_all_who_were_not() throws Exception {
    Place place = line.enter(0);
    wait("new", () -> line.enter(0));
    wait("again", () -> line.enterAgain(0, HOUR));
    wait("again too", () -> line.enterAgain(0, HOUR));
    place.close();
    assertEquals(List.of("again", "again too", "new"), List.of(next(), next(), next()));
  }

  @Test
  void never_lets_in_more_than_the_limit() throws Exception {
    var two = new WaitingLine(2, nanos);
    two.enter(0);
    Place second = two.enter(0);
    assertNull(two.enterAgain(0, Duration.ZERO));
    second.close();
    second.close();
    assertNotNull(two.enterAgain(0, Duration.ZERO));
    assertNull(two.enterAgain(0, Duration.ZERO));
    assertEquals(2, two.inFlight());
    assertEquals(0, two.waiting());
  }

  @Test
  void lets_more_in_when_the_limit_grows() throws Exception {
    var wide = new WaitingLine(40, nanos);
    Place first = wide.enter(0);
    for (int i = 1; i < 20; i++) {
      wide.enter(0);
    }
    assertNull(wide.enterAgain(0, Duration.ZERO));
    first.ended(Ending.ANSWERED);
    first.close();
    assertEquals(21, wide.limit());
    assertNotNull(wide.enterAgain(0, Duration.ZERO));
    assertNotNull(wide.enterAgain(0, Duration.ZERO));
    assertNull(wide.enterAgain(0, Duration.ZERO));
  }

  @Test
  void learns_nothing_from_an_attempt_that_was_not_made() throws Exception {
    var wide = new WaitingLine(10, nanos);
    var places = List.of(wide.enter(0), wide.enter(0), wide.enter(0));
    places.forEach(Place::close);
    assertEquals(10, wide.limit());
    assertEquals(0, wide.inFlight());
  }

  @Test
  void goes_on_when_one_in_it_is_interrupted() throws Exception {
    Place place = line.enter(0);
    Thread first = wait("a", () -> line.enter(0));
    wait("b", () -> line.enter(0));
    first.interrupt();
    first.join();
    place.close();
    assertEquals("b", next());
    assertEquals(0, line.waiting());
  }

  @Test
  void refuses_who_is_interrupted_already() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> line.enter(0));
    assertEquals(0, line.inFlight());
  }

  @Test
  void loses_no_place_when_many_are_interrupted_as_they_are_let_in() throws Exception {
    for (int round = 0; round < 300; round++) {
      Place place = line.enter(0);
      Thread interrupted = wait("a", () -> line.enter(0));
      interrupted.interrupt();
      place.close();
      interrupted.join();
    }
    letIn.clear();
    line.enter(0).close();
    assertEquals(0, line.inFlight());
  }

  @Test
  void shuts_for_as_long_as_the_server_takes_nothing() throws Exception {
    close(place -> place.exhaustedFor(Duration.ofSeconds(4)));
    assertEquals(Duration.ofSeconds(4), line.pause());
    nanos.pass(Duration.ofSeconds(4).minusNanos(1));
    assertNull(line.enterAgain(0, Duration.ZERO));
    nanos.pass(Duration.ofNanos(1));
    assertNotNull(line.enterAgain(0, Duration.ZERO));
    assertEquals(Duration.ZERO, line.pause());
  }

  @Test
  void shuts_for_five_minutes_at_most() throws Exception {
    close(place -> place.exhaustedFor(Duration.ofDays(300_000)));
    assertEquals(Duration.ofMinutes(5), line.pause());
  }

  @Test
  void opens_no_earlier_because_another_one_asks_for_less() throws Exception {
    var two = new WaitingLine(2, nanos);
    Place one = two.enter(0);
    Place other = two.enter(0);
    one.exhaustedFor(Duration.ofSeconds(9));
    one.close();
    other.exhaustedFor(Duration.ofSeconds(2));
    other.close();
    assertEquals(Duration.ofSeconds(9), two.pause());
  }

  @Test
  void stays_open_when_the_server_asks_one_caller_to_wait() throws Exception {
    close(WaitingLineTest::throttledForSeconds);
    assertEquals(Duration.ZERO, line.pause());
    assertEquals(1, line.throttled());
  }

  @Test
  void shuts_when_the_server_asks_most_to_wait() throws Exception {
    for (int i = 0; i < 6; i++) {
      close(WaitingLineTest::throttledForSeconds);
    }
    assertEquals(Duration.ofSeconds(3), line.pause());
  }

  private static void throttledForSeconds(Place place) {
    place.ended(Ending.THROTTLED);
    place.askedToWait(Duration.ofSeconds(3));
  }

  @Test
  void opens_by_itself() throws Exception {
    var timed = new WaitingLine(1, System::nanoTime);
    Place place = timed.enter(0);
    place.exhaustedFor(Duration.ofMillis(30));
    long started = System.nanoTime();
    place.close();
    assertNotNull(timed.enter(0));
    assertTrue(System.nanoTime() - started >= 30_000_000);
  }

  @Test
  void opens_for_who_came_to_its_head_meanwhile() throws Exception {
    var timed = new WaitingLine(1, System::nanoTime);
    Place place = timed.enter(0);
    Thread first = wait(timed, "a", () -> timed.enter(0));
    wait(timed, "b", () -> timed.enter(0));
    place.exhaustedFor(Duration.ofMillis(30));
    place.close();
    first.interrupt();
    first.join();
    letIn.remove("a");
    assertEquals("b", next());
  }

  @Test
  void keeps_to_the_pace() throws Exception {
    line.slowTo(new Pace(60, null));
    line.enter(0).close();
    nanos.pass(Duration.ofMillis(999));
    assertNull(line.enterAgain(0, Duration.ZERO));
    nanos.pass(Duration.ofMillis(1));
    assertNotNull(line.enterAgain(0, Duration.ZERO));
  }

  @Test
  void corrects_the_pace_by_the_tokens_that_were_taken() throws Exception {
    line.slowTo(new Pace(null, 60));
    Place place = line.enter(2);
    place.used(new Usage(1, 4));
    place.close();
    nanos.pass(Duration.ofSeconds(4));
    assertNull(line.enterAgain(0, Duration.ZERO));
    nanos.pass(Duration.ofSeconds(1));
    assertNotNull(line.enterAgain(0, Duration.ZERO));
  }

  @Test
  void believes_its_estimate_when_the_server_does_not_count() throws Exception {
    line.slowTo(new Pace(null, 60));
    Place place = line.enter(2);
    place.used(Usage.NONE);
    place.close();
    nanos.pass(Duration.ofSeconds(1));
    assertNull(line.enterAgain(0, Duration.ZERO));
  }

  @Test
  void keeps_nobody_beyond_their_patience() throws Exception {
    var timed = new WaitingLine(1, System::nanoTime);
    Place place = timed.enter(0);
    long started = System.nanoTime();
    assertNull(timed.enterAgain(0, Duration.ofMillis(20)));
    assertTrue(System.nanoTime() - started >= 20_000_000);
    assertEquals(0, timed.waiting());
    place.close();
    assertNotNull(timed.enterAgain(0, Duration.ZERO));
  }

  /** What happens in a place before it is left. */
  private interface Stay {
    void in(Place place);
  }

  private void close(Stay stay) throws InterruptedException {
    try (Place place = requireNonNull(line.enterAgain(0, Duration.ZERO))) {
      stay.in(place);
    }
  }

  private Thread wait(String name, Callable<@Nullable Place> entry) {
    return wait(line, name, entry);
  }

  /** Returns once the new thread stands in the line. */
  private Thread wait(WaitingLine where, String name, Callable<@Nullable Place> entry) {
    int before = where.waiting();
    Thread thread =
        new Thread(
            () -> {
              try {
                Place place = requireNonNull(entry.call());
                letIn.add(name);
                place.close();
              } catch (InterruptedException e) {
                // Interrupted as the test wanted.
                return;
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    while (where.waiting() == before) {
      Thread.onSpinWait();
    }
    return thread;
  }

  private String next() throws InterruptedException {
    return requireNonNull(letIn.poll(30, TimeUnit.SECONDS));
  }
}
