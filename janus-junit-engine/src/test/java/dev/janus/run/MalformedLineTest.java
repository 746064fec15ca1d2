package dev.janus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line that is no line of a record, and what the reader says of it. */
class MalformedLineTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Fields that may be absent. */
  private static final Set<String> OPTIONAL =
      Set.of(
          "/fingerprint",
          "/bench/revision",
          "/generator/revision",
          "/judge/revision",
          "/generator/params/temperature",
          "/generator/params/top_p",
          "/generator/params/max_tokens",
          "/generator/params/seed",
          "/judge/params/temperature",
          "/judge/params/top_p",
          "/judge/params/max_tokens",
          "/judge/params/seed",
          "/settings/janus.threshold",
          "/settings/janus.gates",
          "/settings/janus.mode",
          "/bench/splits/koala",
          "/bench/splits/flask",
          "/value",
          "/low",
          "/high");

  /** Fields that are not read, or whose absence is told as another's. */
  private static final Set<String> ELSEWHERE = Set.of("/score", "/unscored", "/cost");

  private static final Map<JsonNodeKind, String> KINDS =
      Map.of(
          JsonNodeKind.TEXT, "text",
          JsonNodeKind.OBJECT, "an object",
          JsonNodeKind.WHOLE, "a whole number",
          JsonNodeKind.DECIMAL, "a number",
          JsonNodeKind.TRUTH, "true or false");

  private enum JsonNodeKind {
    TEXT,
    OBJECT,
    WHOLE,
    DECIMAL,
    TRUTH
  }

  private static final List<String> LINES =
      List.of(
          RunLineTest.HEADER,
          RunLineTest.RESPONSE,
          RunLineTest.VERDICT,
          RunLineTest.UNSCORED,
          RunLineTest.GATE,
          RunLineTest.FOOTER);

  static Stream<Arguments> fields() {
    List<Arguments> fields = new ArrayList<>();
    for (String line : LINES) {
      collect(line, tree(line), "", fields);
    }
    return fields.stream();
  }

  private static void collect(String line, JsonNode node, String parent, List<Arguments> fields) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String path = parent + "/" + field.getKey();
      if (!ELSEWHERE.contains(path) && !path.equals("/type")) {
        fields.add(arguments(line, path));
      }
      collect(line, field.getValue(), path, fields);
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void names_the_field_that_is_missing(String line, String path) throws Exception {
    String name = path.substring(path.lastIndexOf('/') + 1);
    JsonNode tree = tree(line);
    parent(tree, path).remove(name);
    if (OPTIONAL.contains(path)) {
      new RunLineReader().read(tree.toString());
    } else {
      assertEquals(message("no field \"" + name + "\""), failure(tree.toString()));
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void names_the_field_that_is_of_the_wrong_type(String line, String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    JsonNode tree = tree(line);
    String kind = KINDS.get(kind(name, parent(tree, path).get(name)));
    parent(tree, path).putArray(name);
    String found =
        path.startsWith("/bench/splits/") && path.lastIndexOf('/') == "/bench/splits".length()
            ? "no field \"prompts\""
            : "field \"" + name + "\" is not " + kind;
    assertEquals(message(found), failure(tree.toString()));
  }

  private static JsonNodeKind kind(String name, JsonNode value) {
    if (Set.of("temperature", "top_p", "value", "threshold", "low", "high").contains(name)) {
      return JsonNodeKind.DECIMAL;
    }
    if (Set.of("max_tokens", "seed").contains(name) || value.isIntegralNumber()) {
      return JsonNodeKind.WHOLE;
    }
    if (value.isObject()) {
      return JsonNodeKind.OBJECT;
    }
    return value.isBoolean() ? JsonNodeKind.TRUTH : JsonNodeKind.TEXT;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "not JSON | text that is not JSON",
        "{\"type\":\"gate\" | text that is not JSON",
        "{\"type\":\"gate\"} {} | text that is not JSON",
        "{\"type\":\"gate\"} x | text that is not JSON",
        "{} | no field \"type\"",
        "[] | no field \"type\"",
        "null | no field \"type\"",
        "4 | no field \"type\"",
        "{\"type\":4} | field \"type\" is not text",
        "{\"type\":null} | no field \"type\"",
        "{\"type\":\"canary\"} | a line of unknown type \"canary\"",
        "{\"type\":\"Gate\"} | a line of unknown type \"Gate\"",
        "{\"type\":\"header\",\"schema\":2} | schema 2",
        "{\"type\":\"header\",\"schema\":0} | schema 0",
        "{\"type\":\"header\",\"schema\":\"1\"} | field \"schema\" is not a whole number",
      })
  void says_what_is_no_line_of_a_record(String line, String found) {
    assertEquals(message(found), failure(line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | a score is 1 to 5, not 7",
        "0 | a score is 1 to 5, not 0",
        "3.5 | field \"score\" is not a whole number",
        "4.0 | field \"score\" is not a whole number",
        "\"4\" | field \"score\" is not a whole number",
        "4000000000 | field \"score\" is not a whole number",
        "true | field \"score\" is not a whole number",
        "null | no field \"unscored\"",
      })
  void refuses_a_score_that_is_none(String score, String found) {
    assertEquals(
        message(found), failure(RunLineTest.VERDICT.replace("\"score\":4", "\"score\":" + score)));
  }

  @Test
  void refuses_a_reason_it_does_not_know() {
    assertEquals(
        message("unknown reason \"bored\""),
        failure(RunLineTest.UNSCORED.replace("off-scale", "bored")));
  }

  @Test
  void refuses_a_time_that_is_none() {
    assertEquals(
        message("field \"finished\" is not a time: yesterday"),
        failure(RunLineTest.FOOTER.replace("2026-11-20T10:01:30Z", "yesterday")));
    assertEquals(
        message("field \"started\" is not a time: 2026-11-20"),
        failure(RunLineTest.HEADER.replace("2026-11-20T10:00:00Z", "2026-11-20")));
  }

  @Test
  void refuses_a_number_that_is_too_large() {
    assertEquals(
        message("field \"latencyMs\" is not a whole number"),
        failure(RunLineTest.RESPONSE.replace("\"latencyMs\":250", "\"latencyMs\":1e30")));
    assertEquals(
        message("field \"latencyMs\" is not a whole number"),
        failure(
            RunLineTest.RESPONSE.replace(
                "\"latencyMs\":250", "\"latencyMs\":9223372036854775808")));
  }

  private static String message(String found) {
    return """
        run.jsonl:2: not a line of a run record of schema 1
          found: %s
          fix: restore the file, or run again"""
        .formatted(found);
  }

  private static @Nullable String failure(String line) {
    String record = RunLineTest.HEADER + "\n" + line + "\n" + RunLineTest.FOOTER + "\n";
    return assertThrows(
            UnreadableRunException.class,
            () ->
                RunReader.read(
                    new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)), "run.jsonl"))
        .getMessage();
  }

  private static JsonNode tree(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode parent(JsonNode tree, String path) {
    return (ObjectNode) tree.at(path.substring(0, path.lastIndexOf('/')));
  }
}
