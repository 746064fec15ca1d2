package dev.janus.chat.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.janus.chat.Completion;
import dev.janus.chat.Usage;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The lines of a store of completions. */
final class StoredLine {

  private static final String ID = "id";
  private static final String FAILURE = "failure";

  private final JsonMapper mapper = new JsonMapper();

  /** Which request a line is about, and how it ended. */
  record Entry(String name, StoredAnswer answer) {}

  String write(String name, StoredAnswer answer) throws IOException {
    ObjectNode line = mapper.createObjectNode().put(ID, name);
    if (answer instanceof StoredAnswer.Answered answered) {
      put(line, answered.completion());
    } else if (answer instanceof StoredAnswer.Failed failed) {
      line.put(FAILURE, failed.message()).put("attempts", failed.attempts());
    }
    return mapper.writeValueAsString(line);
  }

  private static void put(ObjectNode line, Completion completion) {
    line.put("text", completion.text())
        .put("thought", completion.thought())
        .put("finishReason", completion.finishReason())
        .put("tool", completion.tool());
    line.putObject("usage")
        .put("input", completion.usage().input())
        .put("output", completion.usage().output());
    line.put("fingerprint", completion.fingerprint())
        .put("latencyMs", completion.latency().toMillis())
        .put("attempts", completion.attempts());
  }

  /** Reads a line; null when it is none that {@link #write} returns. */
  @Nullable Entry read(String line) {
    try {
      JsonNode tree = mapper.readTree(line);
      JsonNode name = tree.path(ID);
      StoredAnswer answer = tree.has(FAILURE) ? failed(tree) : answered(tree);
      return name.isTextual() && answer != null ? new Entry(name.textValue(), answer) : null;
    } catch (JsonProcessingException e) {
      // The caller knows the file and the line, and says so.
      return null;
    }
  }

  private static StoredAnswer failed(JsonNode tree) {
    return new StoredAnswer.Failed(tree.path(FAILURE).asText(), tree.path("attempts").asInt());
  }

  private static @Nullable StoredAnswer answered(JsonNode tree) {
    if (!tree.path("text").isTextual()) {
      return null;
    }
    JsonNode usage = tree.path("usage");
    return new StoredAnswer.Answered(
        new Completion(
            tree.path("text").textValue(),
            tree.path("thought").asText(""),
            tree.path("finishReason").asText(),
            tree.path("tool").textValue(),
            new Usage(usage.path("input").asLong(), usage.path("output").asLong()),
            tree.path("fingerprint").textValue(),
            Duration.ofMillis(tree.path("latencyMs").asLong()),
            tree.path("attempts").asInt()));
  }
}
