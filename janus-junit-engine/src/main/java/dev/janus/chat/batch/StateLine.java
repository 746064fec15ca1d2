package dev.janus.chat.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the facts in a file of states are written. */
final class StateLine {

  static final String TYPE = "type";
  static final String PART = "part";
  static final String PARTS = "parts";
  static final String SERVER_FILES = "files";
  static final String SCHEMAS = "schemas";
  static final String ID = "id";

  private static final JsonMapper MAPPER = new JsonMapper();

  private StateLine() {}

  static ObjectNode of(String type) {
    return MAPPER.createObjectNode().put(TYPE, type);
  }

  static ObjectNode of(String type, int part) {
    return of(type).put(PART, part);
  }

  static void putParts(ObjectNode line, List<Part.Contents> parts) {
    ArrayNode array = line.putArray(PARTS);
    for (Part.Contents part : parts) {
      array
          .addObject()
          .put("number", part.number())
          .put("attempt", part.attempt())
          .put("form", part.form().name())
          .put("requests", part.requests())
          .put("digest", part.digest());
    }
  }

  static List<Part.Contents> parts(JsonNode line) {
    List<Part.Contents> parts = new ArrayList<>();
    for (JsonNode part : line.path(PARTS)) {
      parts.add(
          new Part.Contents(
              part.path("number").intValue(),
              part.path("attempt").intValue(),
              Part.Form.valueOf(part.path("form").asText()),
              part.path("requests").intValue(),
              part.path("digest").asText()));
    }
    return parts;
  }

  static void putFiles(ObjectNode line, List<@Nullable String> ids) {
    ArrayNode array = line.putArray(SERVER_FILES);
    ids.stream().filter(Objects::nonNull).forEach(array::add);
  }

  static List<String> files(JsonNode line) {
    List<String> ids = new ArrayList<>();
    line.path(SERVER_FILES).forEach(id -> ids.add(id.asText()));
    return ids;
  }
}
