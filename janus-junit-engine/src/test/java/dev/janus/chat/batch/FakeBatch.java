package dev.janus.chat.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One batch of a {@link FakeBatchServer}: validated at once, worked off when it is over. */
final class FakeBatch {

  /** How a batch ends. */
  enum End {
    COMPLETED,
    EXPIRED,
    CANCELLED
  }

  private static final JsonMapper MAPPER = new JsonMapper();

  final String id;
  final String inputFile;
  final JsonNode metadata;
  final List<JsonNode> lines = new ArrayList<>();
  private final ArrayNode problems = MAPPER.createArrayNode();
  private final End end;
  private final List<String> states;
  private int polls;
  @Nullable String output;
  @Nullable String errors;
  int completed;
  int failed;

  FakeBatch(String id, JsonNode request, List<String> states, End end) {
    this.id = id;
    this.inputFile = request.path("input_file_id").asText();
    this.metadata = request.path("metadata");
    this.states = new ArrayList<>(states);
    this.end = end;
  }

  void validate(String content, FakeBatchServer.Rules rules) {
    Set<String> names = new HashSet<>();
    int number = 0;
    for (String line : content.lines().toList()) {
      number++;
      validate(line, number, names);
    }
    if (number > rules.requests()) {
      problem("too_many_tasks", "at most %d requests".formatted(rules.requests()), 0);
    }
    if (content.length() > rules.bytes()) {
      problem("file_too_large", "at most %d bytes".formatted(rules.bytes()), 0);
    }
  }

  private void validate(String line, int number, Set<String> names) {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      problem("invalid_json_line", "This line is not parseable as valid JSON.", number);
      return;
    }
    lines.add(tree);
    String name = tree.path("custom_id").asText();
    if (!names.add(name)) {
      problem("duplicate_custom_id", "The custom_id has already been used.", number);
    }
    if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
      problem("invalid_custom_id", "The custom_id is not valid.", number);
    }
    if (!tree.path("url").asText().equals("/v1/chat/completions")) {
      problem("mismatched_url", "The URL does not match the batch endpoint.", number);
    }
    if (!tree.path("method").asText().equals("POST")
        || !tree.path("body").path("model").isTextual()) {
      problem("invalid_request", "This request is not valid.", number);
    }
  }

  void problem(String code, String message, int line) {
    ObjectNode problem = problems.addObject().put("code", code).put("message", message);
    problem.put("line", line == 0 ? null : line);
  }

  boolean isRefused() {
    return !problems.isEmpty();
  }

  boolean isOver() {
    return isRefused() || states.isEmpty();
  }

  /** Moves one state on; tells whether the batch has just come to its end. */
  boolean advance() {
    polls++;
    if (isRefused() || states.isEmpty()) {
      return false;
    }
    states.remove(0);
    return states.isEmpty();
  }

  /** Works the batch off. */
  void finish(FakeBatchServer server) {
    List<String> answers = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (JsonNode line : lines) {
      String name = line.path("custom_id").asText();
      FakeAnswer answer = server.answer(line);
      if (answer.line() == null) {
        continue;
      }
      if (answer.isPaid()) {
        server.paid.merge(name, 1, Integer::sum);
        completed++;
        answers.add(answer.line());
      } else {
        failed++;
        refusals.add(answer.line());
      }
    }
    Collections.shuffle(answers, new Random(lines.size()));
    output = answers.isEmpty() ? null : server.put(String.join("\n", answers) + "\n");
    errors = refusals.isEmpty() ? null : server.put(String.join("\n", refusals) + "\n");
  }

  ObjectNode json() {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("id", id)
            .put("object", "batch")
            .put("endpoint", "/v1/chat/completions")
            .put("input_file_id", inputFile)
            .put("completion_window", "24h")
            .put("status", state())
            .put("output_file_id", output)
            .put("error_file_id", errors);
    json.set("metadata", metadata);
    json.putObject("request_counts")
        .put("total", isRefused() || polls < 1 ? 0 : lines.size())
        .put("completed", completed)
        .put("failed", failed);
    if (isRefused()) {
      json.putObject("errors").put("object", "list").set("data", problems);
    } else {
      json.putNull("errors");
    }
    return json;
  }

  private String state() {
    if (isRefused()) {
      return polls == 0 ? "validating" : "failed";
    }
    return states.isEmpty() ? end.name().toLowerCase(java.util.Locale.ROOT) : states.get(0);
  }
}
