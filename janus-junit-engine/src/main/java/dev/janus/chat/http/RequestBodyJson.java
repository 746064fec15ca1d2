package dev.janus.chat.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.JsonSchema;
import dev.janus.chat.Message;
import dev.janus.chat.Sampling;
import dev.janus.json.JsonReader;
import dev.janus.json.JsonTree.Floats;
import dev.janus.json.JsonWriter;
import dev.janus.text.UnicodeText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Writes the body of a request for chat completions. */
final class RequestBodyJson {

  private final JsonReader reader = JsonReader.of(Floats.DOUBLE);
  private final JsonWriter writer = new JsonWriter();
  private final String model;
  private final Map<String, JsonNode> schemas = new ConcurrentHashMap<>();

  RequestBodyJson(String model) {
    this.model = model;
  }

  /**
   * Returns the body, in UTF-8.
   *
   * @throws IllegalArgumentException if the schema is not JSON
   */
  byte[] of(ChatRequest request) {
    try {
      return writer.bytes(body(request));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "json schema: not JSON\n  found: %s\n  fix: give a JSON Schema object"
              .formatted(OneLine.of(e.getOriginalMessage(), 200)),
          e);
    }
  }

  private ObjectNode body(ChatRequest request) throws JsonProcessingException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("model", model);
    ArrayNode messages = body.putArray("messages");
    for (Message message : request.conversation().messages()) {
      messages
          .addObject()
          .put("role", message.role().wireName())
          .put("content", UnicodeText.wellFormed(message.content()));
    }
    putSampling(body, request.sampling());
    putSchema(body, request.schema());
    return body;
  }

  private static void putSampling(ObjectNode body, Sampling sampling) {
    if (sampling.temperature() != null) {
      body.put("temperature", sampling.temperature());
    }
    if (sampling.topP() != null) {
      body.put("top_p", sampling.topP());
    }
    if (sampling.maxTokens() != null) {
      body.put("max_tokens", sampling.maxTokens());
    }
    if (sampling.seed() != null) {
      body.put("seed", sampling.seed());
    }
  }

  private void putSchema(ObjectNode body, @Nullable JsonSchema schema)
      throws JsonProcessingException {
    if (schema == null) {
      return;
    }
    ObjectNode format = body.putObject("response_format");
    format
        .put("type", "json_schema")
        .putObject("json_schema")
        .put("name", schema.name())
        .put("strict", true)
        .set("schema", tree(schema.json()));
  }

  /** There are few schemas, and many requests with each. The tree is not changed. */
  private JsonNode tree(String json) throws JsonProcessingException {
    JsonNode known = schemas.get(json);
    if (known == null) {
      known = reader.read(json);
      schemas.put(json, known);
    }
    return known;
  }
}
