package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.ChatException;
import dev.janus.chat.Completion;
import dev.janus.chat.Usage;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link HttpChatModel} makes of replies with status 200. */
class ReplyTest {

  private static final int CAP = 16 << 20;

  @AutoClose private final ChatServer server = new ChatServer();

  @Test
  void is_read_whole() throws Exception {
    server.answer(
        200,
        """
        {"id":"x","choices":[{"index":0,"message":{"content":"Hi.","new":[1]},"finish_reason":"stop"},\
        {"message":{"content":"Ho."}}],"usage":{"prompt_tokens":12,"completion_tokens":3,"total":15},\
        "system_fingerprint":"fp_1"}
        """);
    assertEquals(
        new Completion("Hi.", "stop", new Usage(12, 3), "fp_1", Duration.ZERO, 1), complete());
  }

  @Test
  void is_the_choice_with_the_index_0_wherever_it_stands() throws Exception {
    server.answer(
        200,
        """
        {"choices":[{"index":1,"message":{"content":"Ho."}},{"index":0,"message":{"content":"Hi."}}]}""");
    assertEquals("Hi.", complete().text());
  }

  @Test
  void may_say_little() throws Exception {
    server.answer(200, "{\"choices\":[{}]}");
    assertEquals(new Completion("", "", Usage.NONE, null, Duration.ZERO, 1), complete());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null | ''",
        "'\"\"' | ''",
        "'[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"image\",\"text\":\"b\"},{\"type\":\"text\",\"text\":\"c\"}]' | ac",
        "[] | ''",
        "'\"a\\ud800b\"' | a\ufffdb",
        "'\"\\ud83d\\ude00\"' | \ud83d\ude00",
      })
  void has_content_in_several_forms(String content, String text) throws Exception {
    server.answer(200, "{\"choices\":[{\"message\":{\"content\":" + content + "}}]}");
    assertEquals(text, complete().text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null | 0 | 0",
        "{} | 0 | 0",
        "'{\"prompt_tokens\":7}' | 7 | 0",
        "'{\"completion_tokens\":8,\"prompt_tokens\":null}' | 0 | 8",
        "'{\"prompt_tokens\":-1,\"completion_tokens\":\"x\"}' | 0 | 0",
      })
  void may_have_part_of_a_usage(String usage, long input, long output) throws Exception {
    server.answer(200, "{\"choices\":[{}],\"usage\":" + usage + "}");
    assertEquals(new Usage(input, output), complete().usage());
  }

  @Test
  void may_have_nulls() throws Exception {
    server.answer(
        200,
        """
        {"error":null,"choices":[{"message":null,"finish_reason":null}],"system_fingerprint":null}""");
    Completion completion = complete();
    assertEquals("", completion.finishReason());
    assertNull(completion.fingerprint());
  }

  @Test
  void may_begin_with_a_byte_order_mark() throws Exception {
    server.answer(200, "\ufeff" + ChatServer.completion("Hi."));
    assertEquals("Hi.", complete().text());
  }

  @Test
  void may_be_an_error_after_all() {
    server.answer(200, "{\"error\":{\"message\":\"no credit\",\"code\":402},\"choices\":[{}]}");
    assertFails("HTTP 200, but an error instead of a completion", "\"no credit\"");
  }

  @Test
  void may_be_an_error_in_one_word() {
    server.answer(200, "{\"error\":\"overloaded\"}");
    assertFails("HTTP 200, but an error instead of a completion", "\"overloaded\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"choices\":[]}", "{\"choices\":null}", "{\"choices\":[7]}"})
  void has_choices(String body) {
    server.answer(200, body);
    assertFails("HTTP 200, but no choices in the reply", "\"" + body + "\"");
  }

  @Test
  void is_json() {
    server.answer(200, "<html>\n<head>\u0007" + "x".repeat(200));
    assertFails(
        "HTTP 200, but the reply is not JSON",
        "\"<html>\\n<head>\\u0007" + "x".repeat(106) + "...\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "\"text\"", "null"})
  void is_an_object(String body) {
    server.answer(200, body);
    assertFails("HTTP 200, but the reply is no JSON object", "\"" + body + "\"");
  }

  @Test
  void is_nothing_but_json() {
    server.answer(200, "{\"choices\":[{}]} }");
    assertFails("HTTP 200, but the reply is not JSON", "\"{\"choices\":[{}]} }\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n"})
  void is_not_empty(String body) {
    server.answer(200, body);
    assertFails("HTTP 200, but the reply is no JSON object", "an empty reply");
  }

  @Test
  void is_asked_for_again_when_its_json_ends_half_way() throws Exception {
    server.answer(200, "{\"choices\":[{\"message\":");
    server.answer(200, ChatServer.completion("Hi."));
    assertEquals(2, complete().attempts());
  }

  @Test
  void ends_half_way_for_ever() {
    for (int i = 0; i < 3; i++) {
      server.answer(200, "{\"choices\":[");
    }
    assertMessage(
        """
        HTTP 200, but the reply ends half-way; gave up after 3 attempts over 0 ms
          found: "{"choices":["
          fix: see the log of the server, then run again""");
  }

  @Test
  void may_be_as_large_as_the_cap() throws Exception {
    server.answer(200, ofLength(CAP));
    assertEquals("Hi.", complete().text());
  }

  @Test
  void is_not_larger_than_the_cap() {
    server.answer(200, ofLength(CAP + 1));
    assertTooLarge();
  }

  @Test
  void is_not_larger_than_the_cap_without_saying_so() {
    server.answer(new MockResponse.Builder().chunkedBody(ofLength(CAP + 1), 1 << 20).build());
    assertTooLarge();
  }

  @Test
  void is_not_larger_than_the_cap_when_unpacked() throws Exception {
    server.answer(
        new MockResponse.Builder()
            .setHeader("Content-Encoding", "gzip")
            .body(zipped(ofLength(CAP + 1)))
            .build());
    assertTooLarge();
  }

  @Test
  void may_be_packed() throws Exception {
    server.answer(
        new MockResponse.Builder()
            .setHeader("Content-Encoding", "gzip")
            .body(zipped(ChatServer.completion("Hi.")))
            .build());
    assertEquals("Hi.", complete().text());
  }

  private static Buffer zipped(String body) throws IOException {
    Buffer zipped = new Buffer();
    try (var zip = new GZIPOutputStream(zipped.outputStream())) {
      new Buffer().writeUtf8(body).writeTo(zip);
    }
    return zipped;
  }

  private static String ofLength(int length) {
    String body = ChatServer.completion("Hi.");
    return body + " ".repeat(length - body.length());
  }

  private Completion complete() throws Exception {
    try (var model = server.model()) {
      return model.complete(ChatServer.HELLO);
    }
  }

  private void assertTooLarge() {
    assertMessage(
        """
        the reply is larger than 16 MiB
          found: more bytes than any completion has
          fix: check janus.judge.url, and set janus.judge.max-tokens""");
    assertEquals(1, server.web.getRequestCount());
  }

  private void assertFails(String what, String found) {
    assertMessage(
        """
        %s
          found: %s
          fix: check janus.judge.url: a server that speaks OpenAI's chat completions, without /chat/completions"""
            .formatted(what, found));
    assertEquals(1, server.web.getRequestCount());
  }

  private void assertMessage(String message) {
    var failure = assertThrows(ChatException.class, this::complete);
    assertEquals(server.where() + message, failure.getMessage());
  }
}
