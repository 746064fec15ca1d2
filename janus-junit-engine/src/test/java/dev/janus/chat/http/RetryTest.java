package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.ChatException;
import dev.janus.chat.Completion;
import dev.janus.chat.Usage;
import dev.janus.chat.limit.Blame;
import dev.janus.chat.limit.EndpointGuard;
import dev.janus.chat.limit.FakeNanos;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When {@link HttpChatModel} asks again. */
class RetryTest {

  @AutoClose private final ChatServer server = new ChatServer();

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 529})
  void is_after_a_fault_that_may_pass(int status) throws Exception {
    server.answer(status, "");
    server.answer(status, "");
    server.answer(200, ChatServer.completion("Hi."));
    var guard = ChatServer.guard();
    try (var model = ChatServer.model(server.endpoint(), guard)) {
      assertEquals(
          new Completion("Hi.", "stop", Usage.NONE, null, Duration.ZERO, 3),
          model.complete(ChatServer.HELLO));
    }
    assertEquals(List.of(1L, 0L, 2L, 0L), counts(guard));
  }

  @Test
  void rests_between_two_attempts_and_no_longer() throws Exception {
    var resting = new ArrayList<Integer>();
    var guard = ChatServer.guard();
    guard.whenCallsRest(resting::add);
    try (var model = ChatServer.model(server.endpoint(), guard)) {
      server.answer(503, "");
      server.answer(503, "");
      server.answer(200, ChatServer.completion("Hi."));
      model.complete(ChatServer.HELLO);
      server.answer(503, "");
      server.answer(400, "");
      assertThrows(ChatException.class, () -> model.complete(ChatServer.HELLO));
      server.answer(400, "");
      assertThrows(ChatException.class, () -> model.complete(ChatServer.HELLO));
    }
    assertEquals(List.of(1, 1, 1), resting);
  }

  @Test
  void sends_the_same_request() throws Exception {
    server.answer(500, "");
    server.answer(200, ChatServer.completion("Hi."));
    complete();
    assertEquals(server.received(), server.received());
  }

  @Test
  void ends_after_the_maximum_of_attempts() {
    var nanos = new FakeNanos();
    server.web.setDispatcher(
        new ScriptedDispatcher(
            body -> {
              nanos.pass(Duration.ofMillis(7625));
              return ChatServer.reply(429, "slow down");
            }));
    var guard = new EndpointGuard(ChatServer.POLICY, 10, nanos);
    var endpoint = server.endpoint(null, ChatServer.policy(Duration.ofSeconds(20), 8));
    try (var model = ChatServer.model(endpoint, guard)) {
      var failure = assertThrows(ChatException.class, () -> model.complete(ChatServer.HELLO));
      assertEquals(
          server.where()
              + """
              HTTP 429 Too Many Requests; gave up after 8 attempts over 61 s
                found: "slow down"
                fix: lower janus.concurrency, or have the rate limit raised, then run again""",
          failure.getMessage());
      assertEquals(8, failure.attempts());
    }
    assertEquals(8, server.web.getRequestCount());
    assertEquals(List.of(0L, 1L, 7L, 0L), counts(guard));
  }

  @Test
  void may_be_ruled_out() {
    server.answer(500, "");
    var endpoint = server.endpoint(null, ChatServer.policy(Duration.ofSeconds(20), 1));
    try (var model = ChatServer.model(endpoint)) {
      var failure = assertThrows(ChatException.class, () -> model.complete(ChatServer.HELLO));
      assertEquals(
          server.where()
              + """
              HTTP 500 Internal Server Error
                found: an empty reply
                fix: see the log of the server, then run again""",
          failure.getMessage());
    }
    assertEquals(1, server.web.getRequestCount());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "Thu, 01 Jan 2026 00:00:00 GMT", "soon"})
  void counts_every_request_whatever_the_server_asks_for(String retryAfter) {
    for (int i = 0; i < 4; i++) {
      server.answer(retryAfter(503, retryAfter));
    }
    assertEquals(3, assertThrows(ChatException.class, this::complete).attempts());
    assertEquals(3, server.web.getRequestCount());
  }

  @Test
  void counts_every_request_to_the_wrong_server_of_a_shared_connection() {
    server.answer(421, "");
    assertEquals(1, assertThrows(ChatException.class, this::complete).attempts());
    assertEquals(1, server.web.getRequestCount());
  }

  @Test
  void is_not_when_the_server_asks_to_wait_too_long() {
    server.answer(retryAfter(429, "301"));
    var failure = assertThrows(ChatException.class, this::complete);
    assertEquals(
        server.where()
            + """
            HTTP 429 Too Many Requests; the server asks to wait 301 s, and 300 s are the most
              found: an empty reply
              fix: lower janus.concurrency, or have the rate limit raised, then run again""",
        failure.getMessage());
    assertEquals(1, failure.attempts());
    assertEquals(1, server.web.getRequestCount());
  }

  @Test
  void comes_as_late_as_the_server_asks_for_up_to_five_minutes() {
    var faults =
        new StatusFaults(server.endpoint(), new ErrorText(server.endpoint()), ChatServer.CLOCK);
    var fault = faults.of(new HttpReply(429, Headers.of("Retry-After", "300"), null, ""));
    assertEquals(Duration.ofMinutes(5), fault.retryAfter());
    assertEquals(Blame.TRANSIENT, fault.fault().blame());
  }

  @Test
  void is_after_a_body_that_is_cut_off() throws Exception {
    server.answer(
        new MockResponse.Builder()
            .body(ChatServer.completion("x".repeat(100_000)))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    server.answer(200, ChatServer.completion("Hi."));
    assertEquals(2, complete().attempts());
  }

  @Test
  void is_after_a_connection_that_breaks() throws Exception {
    server.answer(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.answer(200, ChatServer.completion("Hi."));
    assertEquals(2, complete().attempts());
  }

  @Test
  void leaves_the_latency_of_the_last_attempt() throws Exception {
    var nanos = new FakeNanos();
    server.web.setDispatcher(
        new ScriptedDispatcher(
            body -> {
              boolean first = server.web.getRequestCount() == 1;
              nanos.pass(Duration.ofSeconds(first ? 3 : 7));
              return ChatServer.reply(first ? 500 : 200, ChatServer.completion("Hi."));
            }));
    var guard = new EndpointGuard(ChatServer.POLICY, 10, nanos);
    try (var model = ChatServer.model(server.endpoint(), guard)) {
      assertEquals(Duration.ofSeconds(7), model.complete(ChatServer.HELLO).latency());
    }
  }

  @Test
  void uses_a_connection_again_after_an_error() throws Exception {
    server.answer(500, "Sorry.");
    server.answer(200, ChatServer.completion("Hi."));
    complete();
    assertEquals(0, server.web.takeRequest().getConnectionIndex());
    assertEquals(0, server.web.takeRequest().getConnectionIndex());
  }

  private static MockResponse retryAfter(int status, String header) {
    return new MockResponse.Builder().code(status).setHeader("Retry-After", header).build();
  }

  private static List<Long> counts(EndpointGuard guard) {
    var statistics = guard.statistics();
    return List.of(
        statistics.answered(), statistics.failed(), statistics.retries(), statistics.inFlight());
  }

  private Completion complete() throws Exception {
    try (var model = server.model()) {
      return model.complete(ChatServer.HELLO);
    }
  }
}
