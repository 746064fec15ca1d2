package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.ChatRequest;
import dev.janus.chat.Conversation;
import dev.janus.chat.JsonSchema;
import dev.janus.chat.Sampling;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What {@link HttpChatModel} sends. */
class RequestTest {

  @AutoClose private final ChatServer server = new ChatServer();

  @Test
  void holds_model_messages_and_nothing_that_is_not_set() throws Exception {
    var conversation = Conversation.of("", "Hello?");
    assertEquals(
        """
        {"model":"m","messages":[{"role":"user","content":"Hello?"}]}""",
        sent(new ChatRequest("id", conversation, Sampling.SERVER_DEFAULT, null)));
  }

  @Test
  void holds_all_turns_and_the_whole_sampling() throws Exception {
    var conversation =
        Conversation.of("Be brief.", "Hello?").then("Hi.", "Why \"hi\"?\u0000\u00e9");
    assertEquals(
        """
        {"model":"m","messages":[\
        {"role":"system","content":"Be brief."},\
        {"role":"user","content":"Hello?"},\
        {"role":"assistant","content":"Hi."},\
        {"role":"user","content":"Why \\"hi\\"?\\u0000\u00e9"}],\
        "temperature":0.5,"top_p":0.9,"max_tokens":1024,"seed":-7}""",
        sent(new ChatRequest("id", conversation, new Sampling(0.5, 0.9, 1024, -7L), null)));
  }

  @Test
  void holds_the_schema() throws Exception {
    var schema = new JsonSchema("verdict", "{\"type\": \"object\"}");
    assertEquals(
        """
        {"model":"m","messages":[{"role":"user","content":"Hello?"}],"temperature":0.0,\
        "response_format":{"type":"json_schema","json_schema":\
        {"name":"verdict","strict":true,"schema":{"type":"object"}}}}""",
        sent(new ChatRequest("id", Conversation.of("", "Hello?"), ChatServer.ZERO, schema)));
  }

  @Test
  void must_have_a_schema_that_is_json() throws Exception {
    try (var model = server.model()) {
      var request =
          new ChatRequest(
              "id", Conversation.of("", "?"), ChatServer.ZERO, new JsonSchema("x", "{broken"));
      var refusal = assertThrows(IllegalArgumentException.class, () -> model.complete(request));
      assertEquals(
          """
          json schema: not JSON
            found: Unexpected character ('b' (code 98)): was expecting double-quote to start field name
            fix: give a JSON Schema object""",
          refusal.getMessage());
    }
  }

  @Test
  void is_well_formed_unicode() throws Exception {
    assertEquals(
        """
        {"model":"m","messages":[{"role":"user","content":"a\ufffdb"}],"temperature":0.0}""",
        sent(new ChatRequest("id", Conversation.of("", "a\ud800b"), ChatServer.ZERO, null)));
  }

  @Test
  void may_be_large() throws Exception {
    String text = "x".repeat(8 << 20);
    assertEquals(
        """
        {"model":"m","messages":[{"role":"user","content":"%s"}],"temperature":0.0}"""
            .formatted(text),
        sent(new ChatRequest("id", Conversation.of("", text), ChatServer.ZERO, null)));
  }

  @Test
  void goes_to_chat_completions_with_the_key() throws Exception {
    server.answer(200, ChatServer.completion("Hi."));
    try (var model = server.model(ChatServer.key())) {
      model.complete(ChatServer.HELLO);
    }
    var request = server.web.takeRequest();
    var headers = request.getHeaders();
    assertEquals("POST /v1/chat/completions HTTP/1.1", request.getRequestLine());
    assertEquals("Bearer sk-secret-1234", headers.get("Authorization"));
    assertEquals("application/json", headers.get("Content-Type"));
    assertEquals("application/json", headers.get("Accept"));
    assertEquals("janus/dev", headers.get("User-Agent"));
    assertEquals(
        Long.toString(ChatServer.body(request).getBytes(StandardCharsets.UTF_8).length),
        headers.get("Content-Length"));
  }

  @Test
  void has_no_key_when_there_is_none() throws Exception {
    server.answer(200, ChatServer.completion("Hi."));
    try (var model = server.model()) {
      model.complete(ChatServer.HELLO);
    }
    assertNull(server.web.takeRequest().getHeaders().get("Authorization"));
  }

  @Test
  void carries_no_cookie_of_an_earlier_reply() throws Exception {
    server.answer(
        ChatServer.reply(200, ChatServer.completion("Hi."))
            .newBuilder()
            .setHeader("Set-Cookie", "a=b")
            .build());
    server.answer(200, ChatServer.completion("Hi."));
    try (var model = server.model()) {
      model.complete(ChatServer.HELLO);
      model.complete(ChatServer.HELLO);
    }
    server.received();
    assertNull(server.web.takeRequest().getHeaders().get("Cookie"));
  }

  private String sent(ChatRequest request) throws Exception {
    server.answer(200, ChatServer.completion("Hi."));
    try (var model = server.model()) {
      model.complete(request);
    }
    return server.received();
  }
}
