package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.Conversation;
import dev.janus.chat.JsonSchema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link HttpChatModel} does where a server takes no JSON Schema. */
class SchemaTest {

  private static final ChatRequest WITH_SCHEMA =
      new ChatRequest(
          "id",
          Conversation.of("", "Hello?"),
          ChatServer.ZERO,
          new JsonSchema("verdict", "{\"type\":\"object\"}"));
  private static final String WITH = "with";
  private static final String WITHOUT = "without";

  @AutoClose private final ChatServer server = new ChatServer();

  @ParameterizedTest
  @ValueSource(ints = {400, 422, 501})
  void asks_without_it_and_never_sends_it_again(int status) throws Exception {
    server.answer(status, "");
    server.answer(200, ChatServer.completion("Hi."));
    server.answer(200, ChatServer.completion("Ho."));
    try (var model = server.model()) {
      assertEquals(2, model.complete(WITH_SCHEMA).attempts());
      assertEquals(1, model.complete(WITH_SCHEMA).attempts());
    }
    assertEquals(List.of(WITH, WITHOUT, WITHOUT), sent());
  }

  @Test
  void throws_the_second_failure_and_sends_it_again_next_time() throws Exception {
    server.answer(400, "first");
    server.answer(400, "second");
    server.answer(200, ChatServer.completion("Hi."));
    try (var model = server.model()) {
      var failure = assertThrows(ChatException.class, () -> model.complete(WITH_SCHEMA));
      assertEquals(
          server.where()
              + """
              HTTP 400 Bad Request
                found: "second"
                fix: change what the server objects to: janus.judge.model, janus.judge.max-tokens, another setting of the judge, or a prompt too long for the model""",
          failure.getMessage());
      assertEquals(2, failure.attempts());
      assertEquals(1, model.complete(WITH_SCHEMA).attempts());
    }
    assertEquals(List.of(WITH, WITHOUT, WITH), sent());
  }

  @Test
  void keeps_to_it_once_it_was_taken() throws Exception {
    server.answer(200, ChatServer.completion("Hi."));
    server.answer(400, "too long");
    try (var model = server.model()) {
      model.complete(WITH_SCHEMA);
      assertEquals(
          1, assertThrows(ChatException.class, () -> model.complete(WITH_SCHEMA)).attempts());
    }
    assertEquals(List.of(WITH, WITH), sent());
  }

  @Test
  void is_not_sure_of_it_because_a_request_without_it_was_answered() throws Exception {
    server.answer(200, ChatServer.completion("Hi."));
    server.answer(400, "");
    server.answer(200, ChatServer.completion("Hi."));
    try (var model = server.model()) {
      model.complete(ChatServer.HELLO);
      assertEquals(2, model.complete(WITH_SCHEMA).attempts());
    }
    assertEquals(List.of(WITHOUT, WITH, WITHOUT), sent());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 413})
  void does_not_blame_it_for_other_failures(int status) throws Exception {
    server.answer(status, "");
    try (var model = server.model()) {
      assertEquals(
          1, assertThrows(ChatException.class, () -> model.complete(WITH_SCHEMA)).attempts());
    }
    assertEquals(List.of(WITH), sent());
  }

  @Test
  void asks_again_without_it_as_often_as_usual() throws Exception {
    server.answer(500, "");
    server.answer(400, "");
    server.answer(500, "");
    server.answer(500, "");
    server.answer(200, ChatServer.completion("Hi."));
    var guard = ChatServer.guard();
    try (var model = ChatServer.model(server.endpoint(), guard)) {
      assertEquals(5, model.complete(WITH_SCHEMA).attempts());
    }
    assertEquals(List.of(WITH, WITH, WITHOUT, WITHOUT, WITHOUT), sent());
    assertEquals(1, guard.statistics().completed());
  }

  @Test
  void sends_it_again_when_it_was_not_to_blame() throws Exception {
    try (var model = server.model()) {
      server.web.setDispatcher(
          new ScriptedDispatcher(
              body -> {
                if (body.contains("nested")) {
                  return ChatServer.reply(200, ChatServer.completion("Hi."));
                }
                if (body.contains("response_format")) {
                  return ChatServer.reply(400, "");
                }
                // While the call without a schema is under way, one with a schema is answered.
                complete(model, nested());
                return ChatServer.reply(200, ChatServer.completion("Hi."));
              }));
      assertEquals(2, model.complete(WITH_SCHEMA).attempts());
      assertEquals(1, model.complete(nested()).attempts());
    }
    assertEquals(List.of(WITH, WITHOUT, WITH, WITH), sent());
  }

  private static ChatRequest nested() {
    return new ChatRequest(
        "id", Conversation.of("", "nested"), ChatServer.ZERO, WITH_SCHEMA.schema());
  }

  private static void complete(HttpChatModel model, ChatRequest request)
      throws InterruptedException {
    try {
      model.complete(request);
    } catch (ChatException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> sent() throws InterruptedException {
    List<String> sent = new ArrayList<>();
    int count = server.web.getRequestCount();
    for (int i = 0; i < count; i++) {
      sent.add(server.received().contains("response_format") ? WITH : WITHOUT);
    }
    return sent;
  }
}
