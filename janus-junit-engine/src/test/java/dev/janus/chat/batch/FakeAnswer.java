package dev.janus.chat.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of a {@link FakeBatchServer} says of one request.
 *
 * @param line of the file of answers or errors; null when there is none
 * @param isPaid whether it is an answer, which costs
 */
public record FakeAnswer(@Nullable String line, boolean isPaid) {

  private static final JsonMapper MAPPER = new JsonMapper();

  static String name(JsonNode line) {
    return line.path("custom_id").asText();
  }

  /** Returns the text of the last message of a request. */
  public static String user(JsonNode line) {
    JsonNode messages = line.path("body").path("messages");
    return messages.path(messages.size() - 1).path("content").asText();
  }

  /** Returns an answer with a text. */
  public static FakeAnswer completion(JsonNode line, String text) {
    return completion(line, text, "stop");
  }

  /** Returns an answer with a text and a finish reason. */
  public static FakeAnswer completion(JsonNode line, String text, String finishReason) {
    ObjectNode body = MAPPER.createObjectNode().put("system_fingerprint", "fp");
    body.putObject("usage").put("prompt_tokens", 7).put("completion_tokens", 3);
    ObjectNode choice = body.putArray("choices").addObject().put("finish_reason", finishReason);
    choice.putObject("message").put("role", "assistant").put("content", text);
    return new FakeAnswer(line(line, 200, body), true);
  }

  /** Returns a status and what it means. */
  public static FakeAnswer refused(JsonNode line, int status, String message) {
    ObjectNode body = MAPPER.createObjectNode();
    body.putObject("error").put("message", message);
    return new FakeAnswer(line(line, status, body), false);
  }

  private static String line(JsonNode line, int status, ObjectNode body) {
    ObjectNode answer = MAPPER.createObjectNode().put("custom_id", name(line));
    answer.putObject("response").put("status_code", status).set("body", body);
    return answer.putNull("error").toString();
  }

  /** Returns that the server failed. */
  public static FakeAnswer failed(JsonNode line, String code, String message) {
    ObjectNode answer = MAPPER.createObjectNode().put("custom_id", name(line)).putNull("response");
    answer.putObject("error").put("code", code).put("message", message);
    return new FakeAnswer(answer.toString(), false);
  }

  static FakeAnswer nothing() {
    return new FakeAnswer(null, false);
  }
}
