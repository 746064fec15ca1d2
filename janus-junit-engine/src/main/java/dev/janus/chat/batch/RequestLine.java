package dev.janus.chat.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * One line of a file of requests.
 *
 * @param name of the request
 * @param body what chat completions are asked for with
 */
record RequestLine(String name, ObjectNode body) {

  /** The end of the address of chat completions, whatever is in front of it. */
  static final String ENDPOINT = "/v1/chat/completions";

  private static final String SCHEMA = "response_format";
  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * Returns the text of a line.
   *
   * @param name letters, digits, {@code -} and {@code _}
   * @param body a JSON object on one line
   */
  static String text(String name, String body) {
    return """
        {"custom_id":"%s","method":"POST","url":"%s","body":%s}"""
        .formatted(name, ENDPOINT, body);
  }

  /** Reads a line. */
  static RequestLine read(String line) throws IOException {
    JsonNode tree = MAPPER.readTree(line);
    return new RequestLine(tree.path("custom_id").asText(), (ObjectNode) tree.path("body"));
  }

  boolean hasSchema() {
    return body.has(SCHEMA);
  }

  RequestLine withoutSchema() {
    return new RequestLine(name, body.deepCopy().without(SCHEMA));
  }

  String text() {
    return text(name, body.toString());
  }
}
