package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.Conversation;
import dev.janus.chat.Sampling;
import dev.janus.chat.Usage;
import dev.janus.chat.limit.CallPolicy;
import dev.janus.chat.limit.EndpointGuard;
import dev.janus.chat.limit.FakeNanos;
import dev.janus.chat.limit.Pace;
import dev.janus.chat.limit.Retries;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link HttpChatModel} learns of the load of a server. */
class LoadTest {

  private static final Retries NONE = new Retries(1, Duration.ofMillis(1), Duration.ofMillis(1), 0);
  private static final CallPolicy ONCE = new CallPolicy(Duration.ofSeconds(20), NONE, 10);

  @AutoClose private final ChatServer server = new ChatServer();
  private final FakeNanos nanos = new FakeNanos();
  private final EndpointGuard guard = new EndpointGuard(ONCE, 1000, nanos);

  @ParameterizedTest
  @CsvSource({"429, 5", "503, 5", "529, 5", "408, 5", "504, 5", "500, 10", "502, 10", "400, 10"})
  void is_too_much_after_refusals_of_some_kinds(int status, int limit) {
    server.web.setDispatcher(new ScriptedDispatcher(body -> ChatServer.reply(status, "")));
    fail(6);
    assertEquals(limit, guard.statistics().limit());
  }

  @ParameterizedTest
  @CsvSource({"429, 1", "503, 1", "529, 1", "408, 0", "500, 0"})
  void is_told_by_counting_what_was_throttled(int status, int throttled) {
    server.answer(status, "");
    fail(1);
    assertEquals(throttled, guard.statistics().throttled());
  }

  @Test
  void is_too_much_when_connections_break() {
    server.web.setDispatcher(
        new ScriptedDispatcher(
            body ->
                new MockResponse.Builder()
                    .onResponseStart(new SocketEffect.CloseSocket())
                    .build()));
    fail(6);
    assertEquals(5, guard.statistics().limit());
  }

  @ParameterizedTest
  @CsvSource({"10000, 10", "10001, 5"})
  void is_too_much_when_replies_take_over_half_the_timeout(long millis, int limit)
      throws Exception {
    server.web.setDispatcher(
        new ScriptedDispatcher(
            body -> {
              nanos.pass(Duration.ofMillis(millis));
              return ChatServer.reply(200, ChatServer.completion("Hi."));
            }));
    try (var model = model()) {
      for (int i = 0; i < 6; i++) {
        model.complete(ChatServer.HELLO);
      }
    }
    // One call at a time does not use the limit, so it does not grow.
    assertEquals(limit, guard.statistics().limit());
  }

  @Test
  void of_one_call_is_the_matter_of_that_call() {
    server.answer(new MockResponse.Builder().code(429).setHeader("Retry-After", "1").build());
    fail(1);
    assertEquals(Duration.ZERO, guard.statistics().pause());
  }

  @Test
  void is_left_to_the_server_for_as_long_as_it_asks_when_it_refuses_most() {
    server.web.setDispatcher(
        new ScriptedDispatcher(
            body -> new MockResponse.Builder().code(503).setHeader("Retry-After", "7").build()));
    fail(6);
    assertEquals(Duration.ofSeconds(7), guard.statistics().pause());
  }

  @ParameterizedTest
  @CsvSource({"200", "429"})
  void is_left_to_the_server_when_it_says_that_nothing_remains(int status) {
    server.answer(
        ChatServer.reply(status, ChatServer.completion("Hi."))
            .newBuilder()
            .setHeader("x-ratelimit-remaining-requests", "0")
            .setHeader("x-ratelimit-reset-requests", "1m2s")
            .build());
    try (var model = model()) {
      if (status == 200) {
        model.complete(ChatServer.HELLO);
      } else {
        assertThrows(ChatException.class, () -> model.complete(ChatServer.HELLO));
      }
    } catch (ChatException | InterruptedException e) {
      throw new AssertionError(e);
    }
    assertEquals(Duration.ofSeconds(62), guard.statistics().pause());
  }

  @Test
  void is_spread_by_the_tokens_that_the_server_counts() throws Exception {
    var paced = new EndpointGuard(ONCE, 10, nanos);
    paced.slowTo(new Pace(null, 60));
    server.answer(
        200,
        """
        {"choices":[{"message":{"content":"Hi."}}],"usage":{"prompt_tokens":3,"completion_tokens":4}}""");
    var endpoint = server.endpoint(null, ONCE);
    var request =
        new ChatRequest("id", Conversation.of("", "Hi?"), new Sampling(null, null, 2, null), null);
    try (var model = ChatServer.model(endpoint, paced)) {
      model.complete(request);
    }
    assertEquals(new Usage(3, 4), paced.statistics().usage());
    nanos.pass(Duration.ofSeconds(6));
    assertEquals(null, paced.enterAgain(0, Duration.ZERO));
    nanos.pass(Duration.ofSeconds(1));
    paced.enter(0);
    assertEquals(List.of(1L), List.of(paced.statistics().inFlight()));
  }

  private void fail(int calls) {
    try (var model = model()) {
      for (int i = 0; i < calls; i++) {
        assertThrows(ChatException.class, () -> model.complete(ChatServer.HELLO));
      }
    }
  }

  private HttpChatModel model() {
    return ChatServer.model(server.endpoint(null, ONCE), guard);
  }
}
