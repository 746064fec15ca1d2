package dev.janus.run.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.janus.chat.Usage;
import dev.janus.generate.Response;
import dev.janus.json.JsonReader;
import dev.janus.json.JsonTree.Floats;
import dev.janus.json.JsonWriter;
import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Entries as JSON. Each names its own key, so that an entry under a wrong name is no entry.
 * Thread-safe.
 */
final class EntryJson {

  private static final JsonReader READER = JsonReader.of(Floats.DOUBLE);
  private static final JsonWriter WRITER = new JsonWriter();

  byte[] bytes(Judgement judgement, Scored scored) {
    ObjectNode json = start(judgement.key(), judgement.usage());
    json.put("score", scored.score());
    json.put("feedback", scored.feedback());
    json.put("raw", judgement.raw());
    json.put("fingerprint", judgement.fingerprint());
    return WRITER.bytes(json);
  }

  byte[] bytes(Response response) {
    ObjectNode json = start(response.key(), response.usage());
    json.put("text", response.text());
    if (response.isSplit()) {
      json.put("thought", response.thought());
    }
    json.put("finishReason", response.finishReason());
    json.put("fingerprint", response.fingerprint());
    return WRITER.bytes(json);
  }

  private static ObjectNode start(String key, Usage usage) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("key", key);
    json.putObject("usage").put("input", usage.input()).put("output", usage.output());
    return json;
  }

  Optional<Judgement> judgement(byte[] text, String key, int repeat) {
    JsonNode json = read(text, key);
    if (json == null || !json.path("score").isInt() || !json.path("raw").isTextual()) {
      return Optional.empty();
    }
    try {
      Scored scored = new Scored(json.path("score").intValue(), json.path("feedback").asText());
      String raw = json.path("raw").textValue();
      return Optional.of(
          new Judgement(key, repeat, scored, raw, usage(json), 0, 0, fingerprint(json)));
    } catch (IllegalArgumentException e) {
      // Off the scale: not written by Janus.
      return Optional.empty();
    }
  }

  Optional<Response> response(byte[] text, String key, int turn) {
    JsonNode json = read(text, key);
    if (json == null) {
      return Optional.empty();
    }
    Response response =
        Response.recorded(
            key,
            turn,
            json.path("text").asText(),
            json.path("thought").textValue(),
            usage(json),
            json.path("finishReason").asText(),
            0,
            0,
            fingerprint(json));
    return Optional.of(response).filter(kept -> !kept.text().isBlank());
  }

  private static @Nullable JsonNode read(byte[] text, String key) {
    try {
      JsonNode json = READER.read(new String(text, StandardCharsets.UTF_8));
      return json.path("key").asText().equals(key) ? json : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static Usage usage(JsonNode json) {
    JsonNode usage = json.path("usage");
    return new Usage(usage.path("input").asLong(), usage.path("output").asLong());
  }

  private static @Nullable String fingerprint(JsonNode json) {
    return json.path("fingerprint").textValue();
  }
}
