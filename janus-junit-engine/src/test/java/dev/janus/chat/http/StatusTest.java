package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.ChatException;
import dev.janus.chat.Completion;
import dev.janus.chat.limit.Blame;
import dev.janus.chat.limit.Fault;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link HttpChatModel} says of replies without success. */
class StatusTest {

  @AutoClose private final ChatServer server = new ChatServer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | HTTP 400 Bad Request | change what the server objects to: janus.judge.model, janus.judge.max-tokens, another setting of the judge, or a prompt too long for the model",
        "401 | HTTP 401 Unauthorized | put a valid key into an environment variable, and name it in janus.judge.api-key-env, which names none",
        "402 | HTTP 402 Payment Required | see to the credit of the account that the key belongs to",
        "403 | HTTP 403 Forbidden | put a key that may use the model into an environment variable, and name it in janus.judge.api-key-env, which names none",
        "404 | HTTP 404 Not Found | check janus.judge.url (what /chat/completions is appended to) and janus.judge.model",
        "405 | HTTP 405 Method Not Allowed | check janus.judge.url: what /chat/completions is appended to",
        "409 | HTTP 409 Conflict | see the log of the server, then run again",
        "413 | HTTP 413 Content Too Large | shorten the prompt, or let the server take larger requests",
        "418 | HTTP 418 | see the log of the server, then run again",
        "422 | HTTP 422 Unprocessable Content | change what the server objects to: janus.judge.model, janus.judge.max-tokens, another setting of the judge, or a prompt too long for the model",
        "501 | HTTP 501 Not Implemented | see the log of the server, then run again",
        "505 | HTTP 505 | see the log of the server, then run again",
        "201 | HTTP 201 | see the log of the server, then run again",
      })
  void is_final(int status, String what, String fix) {
    server.answer(status, "{\"error\":{\"message\":\"Sorry.\"}}");
    assertFails(null, "%s\n  found: \"Sorry.\"\n  fix: %s".formatted(what, fix));
    assertEquals(1, server.web.getRequestCount());
  }

  @Test
  void may_come_from_a_proxy() {
    var endpoint = server.endpoint();
    var faults = new StatusFaults(endpoint, new ErrorText(endpoint), ChatServer.CLOCK);
    assertEquals(
        new Fault(
            "HTTP 407 Proxy Authentication Required",
            "an empty reply",
            "give the JVM a proxy that lets it through without a password",
            Blame.ENDPOINT),
        faults.of(new HttpReply(407, Headers.EMPTY, null, "")).fault());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "408 | HTTP 408 Request Timeout | see the log of the server, then run again",
        "425 | HTTP 425 Too Early | see the log of the server, then run again",
        "429 | HTTP 429 Too Many Requests | lower janus.concurrency, or have the rate limit raised, then run again",
        "500 | HTTP 500 Internal Server Error | see the log of the server, then run again",
        "502 | HTTP 502 Bad Gateway | see the log of the server, then run again",
        "503 | HTTP 503 Service Unavailable | see the log of the server, then run again",
        "504 | HTTP 504 Gateway Timeout | see the log of the server, then run again",
        "529 | HTTP 529 Overloaded | see the log of the server, then run again",
      })
  void is_final_after_all_attempts(int status, String what, String fix) {
    for (int i = 0; i < 3; i++) {
      server.answer(status, "Sorry.");
    }
    var failure =
        assertFails(
            null,
            "%s; gave up after 3 attempts over 0 ms\n  found: \"Sorry.\"\n  fix: %s"
                .formatted(what, fix));
    assertEquals(3, server.web.getRequestCount());
    assertEquals(3, failure.attempts());
  }

  @ParameterizedTest
  @CsvSource({
    "401, Unauthorized, a valid key",
    "403, Forbidden, a key that may use the model",
  })
  void names_the_variable_that_holds_the_key(int status, String name, String wanted) {
    server.answer(status, "{\"message\":\"Sorry.\"}");
    assertFails(
        ChatServer.key(),
        """
        HTTP %d %s
          found: "Sorry."
          fix: put %s into the environment variable SOME_KEY"""
            .formatted(status, name, wanted));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"error\":{\"message\":\"a\\nb\"}}' | '\"a\\nb\"'",
        "'{\"error\":\"text\"}' | '\"text\"'",
        "'{\"message\":\"text\",\"code\":1}' | '\"text\"'",
        "'{\"detail\":\"text\"}' | '\"text\"'",
        "'{\"detail\":[{\"msg\":\"text\",\"loc\":[]}]}' | '\"text\"'",
        "'[{\"error\":{\"message\":\"text\"}}]' | '\"text\"'",
        "'{\"error\":{\"message\":\"  \"},\"detail\":\"text\"}' | '\"text\"'",
        "'{\"error\":{\"code\":7}}' | '\"{\"error\":{\"code\":7}}\"'",
        "'<html>' | '\"<html>\"'",
        "'' | an empty reply",
      })
  void shows_what_the_server_says(String body, String found) {
    server.answer(405, body);
    assertFound(found);
  }

  @Test
  void shows_a_message_longer_than_the_beginning_of_a_body() {
    server.answer(405, "{\"detail\":\"" + "x".repeat(501) + "\"}");
    assertFound("\"" + "x".repeat(500) + "...\"");
  }

  @Test
  void shows_the_beginning_of_a_long_body() {
    server.answer(405, "y".repeat(200_000));
    assertFound("\"" + "y".repeat(120) + "...\"");
  }

  @Test
  void stands_even_if_the_body_is_cut_off() {
    server.answer(
        new MockResponse.Builder()
            .code(405)
            .body("z".repeat(100_000))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    assertFound("\"" + "z".repeat(120) + "...\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"message\":\"no sk-secret-1234\"}}",
        "{\"error\":{\"message\":\"no sk-secret\\u002d1234\"}}",
        "no sk-secret-1234",
      })
  void hides_the_key_that_the_server_echoes(String body) {
    server.answer(404, body);
    var failure = assertThrows(ChatException.class, () -> complete(ChatServer.key()));
    assertEquals(
        server.where()
            + """
            HTTP 404 Not Found
              found: "no ***"
              fix: check janus.judge.url (what /chat/completions is appended to) and janus.judge.model""",
        failure.getMessage());
    assertNull(failure.getCause());
  }

  @Test
  void hides_the_key_in_a_reply_that_is_not_json() {
    server.answer(200, "sk-secret-1234");
    var failure = assertThrows(ChatException.class, () -> complete(ChatServer.key()));
    assertEquals(
        server.where()
            + """
            HTTP 200, but the reply is not JSON
              found: "***"
              fix: check janus.judge.url: a server that speaks OpenAI's chat completions, without /chat/completions""",
        failure.getMessage());
    assertNull(failure.getCause());
  }

  @Test
  void hides_the_key_in_the_status_line() {
    for (int i = 0; i < 3; i++) {
      server.answer(new MockResponse.Builder().status("SMTP sk-secret-1234").build());
    }
    var failure = assertThrows(ChatException.class, () -> complete(ChatServer.key()));
    assertEquals(
        server.where()
            + """
            the connection broke before the reply was complete; gave up after 3 attempts over 0 ms
              found: "Unexpected status line: SMTP ***"
              fix: see the log of the server, then run again""",
        failure.getMessage());
    assertNull(failure.getCause());
  }

  @ParameterizedTest
  @CsvSource({
    "301, Moved Permanently",
    "302, Found",
    "303, See Other",
    "307, Temporary Redirect",
    "308, Permanent Redirect",
  })
  void is_no_redirect_to_another_server(int status, String name) {
    try (var other = new ChatServer()) {
      server.answer(redirect(status, "http://127.0.0.1:" + other.web.getPort() + "/v1?key=1"));
      assertFails(
          ChatServer.key(),
          """
          HTTP %d %s, and redirects are not followed
            found: a redirect to the host "127.0.0.1"
            fix: set janus.judge.url to the address it leads to, if you trust that server"""
              .formatted(status, name));
      assertEquals(1, server.web.getRequestCount());
      assertEquals(0, other.web.getRequestCount());
    }
  }

  @Test
  void is_no_redirect_within_the_server() {
    server.answer(redirect(308, "/v2/chat/completions"));
    assertFails(
        null,
        """
        HTTP 308 Permanent Redirect, and redirects are not followed
          found: a redirect to the host "localhost"
          fix: set janus.judge.url to the address it leads to, if you trust that server""");
    assertEquals(1, server.web.getRequestCount());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mailto:x@y", "http://"})
  void may_be_a_redirect_to_nowhere(String location) {
    server.answer(redirect(399, location));
    assertFails(
        null,
        """
        HTTP 399, and redirects are not followed
          found: no address to go to
          fix: set janus.judge.url to the address it leads to, if you trust that server""");
  }

  @Test
  void may_be_not_modified() {
    server.answer(304, "");
    assertFails(
        null,
        """
        HTTP 304, and redirects are not followed
          found: no address to go to
          fix: set janus.judge.url to the address it leads to, if you trust that server""");
  }

  private static MockResponse redirect(int status, String location) {
    return new MockResponse.Builder().code(status).setHeader("Location", location).build();
  }

  private void assertFound(String found) {
    assertFails(
        null,
        """
        HTTP 405 Method Not Allowed
          found: %s
          fix: check janus.judge.url: what /chat/completions is appended to"""
            .formatted(found));
  }

  private ChatException assertFails(@Nullable ApiKey key, String message) {
    var failure = assertThrows(ChatException.class, () -> complete(key));
    assertEquals(server.where() + message, failure.getMessage());
    return failure;
  }

  private Completion complete(@Nullable ApiKey key) throws Exception {
    try (var model = server.model(key)) {
      return model.complete(ChatServer.HELLO);
    }
  }
}
