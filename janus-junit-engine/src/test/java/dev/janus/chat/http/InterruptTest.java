package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.chat.ChatException;
import dev.janus.chat.limit.CallPolicy;
import dev.janus.chat.limit.EndpointGuard;
import dev.janus.chat.limit.Pace;
import dev.janus.chat.limit.Retries;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How {@link HttpChatModel} is stopped. */
@Timeout(60)
class InterruptTest {

  private static final Retries HOURLY = new Retries(8, Duration.ofHours(1), Duration.ofHours(1), 0);
  private static final CallPolicy PATIENT =
      new CallPolicy(Duration.ofHours(1), Duration.ofDays(1), HOURLY, 1, Pace.UNBOUNDED);
  private static final MockResponse HANGING =
      new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();

  @AutoClose private final ChatServer server = new ChatServer();
  private final EndpointGuard guard = ChatServer.guard(1, 10);

  @AfterEach
  void leave_no_interrupt_behind() {
    assertFalse(Thread.interrupted());
  }

  @Test
  void while_waiting_for_the_reply() throws Exception {
    Thread caller = Thread.currentThread();
    server.web.setDispatcher(
        new ScriptedDispatcher(
            body -> {
              caller.interrupt();
              return HANGING;
            }));
    try (var model = ChatServer.model(server.endpoint(null, PATIENT), guard)) {
      assertThrows(InterruptedException.class, () -> model.complete(ChatServer.HELLO));
    }
    assertEquals(1, server.web.getRequestCount());
    assertFreeAgain();
  }

  @Test
  void while_waiting_to_ask_again() throws Exception {
    server.answer(503, "");
    Thread caller = Thread.currentThread();
    RandomGenerator random =
        () -> {
          interruptWhenAsleep(caller);
          return 0;
        };
    var endpoint = server.endpoint(null, PATIENT);
    try (var model = new HttpChatModel(endpoint, guard, ChatServer.CLOCK, random)) {
      assertThrows(InterruptedException.class, () -> model.complete(ChatServer.HELLO));
    }
    assertEquals(1, server.web.getRequestCount());
    assertFreeAgain();
  }

  @Test
  void before_anything_is_sent() throws Exception {
    try (var model = server.model()) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> model.complete(ChatServer.HELLO));
    }
    assertEquals(0, server.web.getRequestCount());
  }

  @Test
  void while_waiting_for_a_permit() throws Exception {
    guard.enter(0);
    interruptWhenAsleep(Thread.currentThread());
    try (var model = ChatServer.model(server.endpoint(null, PATIENT), guard)) {
      assertThrows(InterruptedException.class, () -> model.complete(ChatServer.HELLO));
    }
    assertEquals(0, server.web.getRequestCount());
  }

  @Test
  void waiting_to_ask_again_leaves_the_permit_to_others() throws Exception {
    server.answer(503, "");
    server.answer(200, ChatServer.completion("Hi."));
    var waiting = new CountDownLatch(1);
    RandomGenerator random =
        () -> {
          waiting.countDown();
          return 0;
        };
    var endpoint = server.endpoint(null, PATIENT);
    try (var model = new HttpChatModel(endpoint, guard, ChatServer.CLOCK, random)) {
      var first = new FutureTask<>(() -> model.complete(ChatServer.HELLO));
      Thread thread = new Thread(first);
      thread.start();
      assertTrue(waiting.await(30, TimeUnit.SECONDS));
      assertEquals("Hi.", model.complete(ChatServer.HELLO).text());
      thread.interrupt();
      var end = assertThrows(ExecutionException.class, first::get);
      assertInstanceOf(InterruptedException.class, end.getCause());
    }
  }

  @Test
  void by_closing() throws Exception {
    var asked = new CountDownLatch(1);
    server.web.setDispatcher(
        new ScriptedDispatcher(
            body -> {
              asked.countDown();
              return HANGING;
            }));
    var model = ChatServer.model(server.endpoint(null, PATIENT), guard);
    var call = new FutureTask<>(() -> model.complete(ChatServer.HELLO));
    new Thread(call).start();
    assertTrue(asked.await(30, TimeUnit.SECONDS));
    model.close();
    var end = assertThrows(ExecutionException.class, call::get);
    assertClosed(assertInstanceOf(ChatException.class, end.getCause()), 1);
    assertNull(guard.objection());
  }

  @Test
  void for_good_by_closing() {
    var model = server.model();
    model.close();
    assertClosed(assertThrows(ChatException.class, () -> model.complete(ChatServer.HELLO)), 0);
    assertEquals(0, server.web.getRequestCount());
  }

  private void assertClosed(ChatException failure, int attempts) {
    assertEquals(
        server.where()
            + """
            given up, because the run ends
              found: a call that was not answered yet
              fix: run again; what was answered is not asked again""",
        failure.getMessage());
    assertEquals(attempts, failure.attempts());
  }

  private void assertFreeAgain() throws InterruptedException {
    guard.enter(0).close();
    assertEquals(0, guard.statistics().inFlight());
    assertEquals(0, guard.statistics().completed());
    assertNull(guard.objection());
  }

  private static void interruptWhenAsleep(Thread caller) {
    Thread watcher =
        new Thread(
            () -> {
              while (caller.getState() != Thread.State.TIMED_WAITING
                  && caller.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
              }
              caller.interrupt();
            });
    watcher.setDaemon(true);
    watcher.start();
  }
}
