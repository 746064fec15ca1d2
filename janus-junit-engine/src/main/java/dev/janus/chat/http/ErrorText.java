package dev.janus.chat.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.janus.json.JsonReader;
import dev.janus.json.JsonTree.Floats;
import dev.janus.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what a server says about an error, in the forms that servers are known to use. */
final class ErrorText {

  private static final int MESSAGE_SHOWN = 500;
  private static final int BODY_SHOWN = 120;

  private final Endpoint endpoint;
  private final JsonReader reader = JsonReader.of(Floats.DOUBLE);

  ErrorText(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** Returns the message in a body, or its beginning; in quotes, on one line, without keys. */
  String of(String body) {
    String message = message(tree(body));
    return message == null ? beginning(body) : endpoint.quote(message, MESSAGE_SHOWN);
  }

  /** Returns the message in a reply that is JSON; in quotes, on one line, without keys. */
  String of(JsonNode tree) {
    String message = message(tree);
    return message == null
        ? beginning(new JsonWriter().text(tree))
        : endpoint.quote(message, MESSAGE_SHOWN);
  }

  /** Returns the beginning of a body. */
  String beginning(String body) {
    return body.isBlank() ? "an empty reply" : endpoint.quote(body, BODY_SHOWN);
  }

  private JsonNode tree(String body) {
    try {
      return reader.read(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static @Nullable String message(JsonNode tree) {
    List<JsonNode> places = new ArrayList<>();
    JsonNode first = tree.isArray() ? tree.path(0) : tree;
    places.add(first.path("error").path("message"));
    places.add(first.path("error"));
    places.add(first.path("message"));
    places.add(first.path("detail"));
    places.add(first.path("detail").path(0).path("msg"));
    return places.stream()
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse(null);
  }
}
