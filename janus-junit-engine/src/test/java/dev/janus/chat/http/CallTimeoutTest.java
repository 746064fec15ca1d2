package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.ChatException;
import dev.janus.chat.limit.CallPolicy;
import dev.janus.chat.limit.EndpointGuard;
import dev.janus.chat.limit.Pace;
import dev.janus.chat.limit.Retries;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@link HttpChatModel} ends a call that takes too long as a whole. */
@Timeout(60)
class CallTimeoutTest {

  private static final Duration CALL = Duration.ofMillis(300);

  @AutoClose private final ChatServer server = new ChatServer();

  @Test
  void makes_no_attempt_that_would_begin_too_late() {
    server.answer(
        new MockResponse.Builder().code(503).body("later").setHeader("Retry-After", "60").build());
    var endpoint = server.endpoint(null, policy(Duration.ofSeconds(60), 3));
    var failure = assertFails(endpoint, ChatServer.guard(), ChatServer.NO_CHANCE);
    assertMessage(failure, "60 s of a whole call", "HTTP 503 Service Unavailable (\"later\")");
    assertEquals(1, failure.attempts());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void cuts_an_attempt_off(int attempts) {
    server.web.setDispatcher(
        new ScriptedDispatcher(
            body ->
                new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build()));
    var endpoint = server.endpoint(null, policy(CALL, attempts));
    var failure = assertFails(endpoint, timed(), ChatServer.NO_CHANCE);
    assertMessage(
        failure,
        "300 ms of a whole call",
        "no reply within 300 ms (no reply, or only a part of it)");
    assertEquals(1, server.web.getRequestCount());
  }

  @Test
  void waits_no_longer_for_its_turn() {
    server.answer(500, "");
    var guard = timed();
    var paused = new AtomicBoolean();
    RandomGenerator random =
        () -> {
          if (paused.compareAndSet(false, true)) {
            pause(guard);
          }
          return 0;
        };
    var failure = assertFails(server.endpoint(null, policy(CALL, 3)), guard, random);
    assertMessage(
        failure,
        "300 ms of a whole call",
        "waited to ask again (the server wants to be left alone, or too much is asked of it)");
    assertEquals(1, failure.attempts());
    assertEquals(0, guard.statistics().waiting());
  }

  private static void pause(EndpointGuard guard) {
    try (var place = guard.enter(0)) {
      place.exhaustedFor(Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertMessage(ChatException failure, String within, String last) {
    assertEquals(
        server.where()
            + """
            no reply within the %s
              found: at last: %s
              fix: see whether the server is overloaded; lower janus.concurrency, or raise janus.judge.call-timeout"""
                .formatted(within, last),
        failure.getMessage());
  }

  private static ChatException assertFails(
      Endpoint endpoint, EndpointGuard guard, RandomGenerator random) {
    try (var model = new HttpChatModel(endpoint, guard, ChatServer.CLOCK, random)) {
      return assertThrows(ChatException.class, () -> model.complete(ChatServer.HELLO));
    }
  }

  private static EndpointGuard timed() {
    return new EndpointGuard(ChatServer.POLICY, 10, System::nanoTime);
  }

  private static CallPolicy policy(Duration callTimeout, int attempts) {
    var retries = new Retries(attempts, Duration.ofMillis(1), Duration.ofMillis(1), 0);
    return new CallPolicy(Duration.ofSeconds(20), callTimeout, retries, 16, Pace.UNBOUNDED);
  }
}
