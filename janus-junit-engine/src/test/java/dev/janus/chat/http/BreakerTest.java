package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.Conversation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When {@link HttpChatModel} stops asking. */
@Timeout(60)
class BreakerTest {

  @AutoClose private final ChatServer server = new ChatServer();

  @Test
  void is_after_ten_calls_that_failed_in_a_row() throws Exception {
    server.web.setDispatcher(new ScriptedDispatcher(body -> ChatServer.reply(401, "no")));
    var guard = ChatServer.guard();
    try (var model = ChatServer.model(server.endpoint(), guard)) {
      for (int i = 0; i < 10; i++) {
        assertEquals(1, fail(model).attempts());
      }
      var failure = fail(model);
      assertEquals(
          server.where()
              + """
              not asked, because 10 calls in a row to this server failed
                found: HTTP 401 Unauthorized
                fix: make sure that the server answers, then run again""",
          failure.getMessage());
      assertEquals(0, failure.attempts());
    }
    assertEquals(10, server.web.getRequestCount());
    assertEquals(11, guard.statistics().failed());
  }

  @Test
  void is_for_all_models_of_the_server() {
    server.answer(500, "");
    var policy = ChatServer.policy(ChatServer.POLICY.timeout(), 1);
    var guard = ChatServer.guard(1, 1);
    try (var one = ChatServer.model(server.endpoint(null, policy), guard);
        var other = ChatServer.model(server.endpoint(), guard)) {
      fail(one);
      assertFalse(guard.hasRefusedCalls());
      assertEquals(0, fail(other).attempts());
      assertTrue(guard.hasRefusedCalls());
    }
  }

  @Test
  void ends_when_a_call_under_way_is_answered() throws Exception {
    var asked = new CountDownLatch(1);
    var failed = new CountDownLatch(1);
    server.web.setDispatcher(
        new ScriptedDispatcher(
            body -> {
              if (!body.contains("slow")) {
                return ChatServer.reply(404, "");
              }
              asked.countDown();
              assertTrue(failed.await(30, TimeUnit.SECONDS));
              return ChatServer.reply(200, ChatServer.completion("Hi."));
            }));
    try (var model = ChatServer.model(server.endpoint(), ChatServer.guard(2, 1))) {
      var slow =
          new FutureTask<>(
              () ->
                  model.complete(
                      new ChatRequest("id", Conversation.of("", "slow"), ChatServer.ZERO, null)));
      new Thread(slow).start();
      assertTrue(asked.await(30, TimeUnit.SECONDS));
      assertEquals(1, fail(model).attempts());
      assertEquals(0, fail(model).attempts());
      failed.countDown();
      assertEquals("Hi.", slow.get().text());
      assertEquals(1, fail(model).attempts());
    }
  }

  @Test
  void is_not_for_a_call_that_has_begun() throws Exception {
    server.answer(500, "");
    server.answer(401, "");
    server.answer(200, ChatServer.completion("Hi."));
    var guard = ChatServer.guard(1, 1);
    try (var other = ChatServer.model(server.endpoint(), guard);
        var model =
            new HttpChatModel(
                server.endpoint(),
                guard,
                ChatServer.CLOCK,
                () -> {
                  // Between two attempts of one model, the other one fails for good.
                  fail(other);
                  return 0;
                })) {
      assertEquals("Hi.", model.complete(ChatServer.HELLO).text());
      assertEquals(3, server.web.getRequestCount());
    }
  }

  private static ChatException fail(HttpChatModel model) {
    return assertThrows(ChatException.class, () -> model.complete(ChatServer.HELLO));
  }
}
