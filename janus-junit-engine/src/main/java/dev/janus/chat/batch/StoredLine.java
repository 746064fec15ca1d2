package dev.janus.chat.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.janus.chat.Completion;
import dev.janus.chat.Usage;
import dev.janus.text.Secrets;
import dev.janus.text.Secrets.Masked;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a store of completions. */
final class StoredLine {

  private static final String ID = "id";
  private static final String FAILURE = "failure";

  private static final String CUTS = "Cuts";

  private final JsonMapper mapper = new JsonMapper();
  private final Secrets secrets;

  /**
   * Creates what writes and reads lines.
   *
   * @param secrets which are not written, but are there again when the line is read
   */
  StoredLine(Secrets secrets) {
    this.secrets = secrets;
  }

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

  private void put(ObjectNode line, Completion completion) {
    putMasked(line, "text", completion.text());
    putMasked(line, "thought", completion.thought());
    line.put("finishReason", secrets.redact(completion.finishReason()))
        .put("tool", redacted(completion.tool()));
    line.putObject("usage")
        .put("input", completion.usage().input())
        .put("output", completion.usage().output());
    line.put("fingerprint", redacted(completion.fingerprint()))
        .put("latencyMs", completion.latency().toMillis())
        .put("attempts", completion.attempts());
  }

  private @Nullable String redacted(@Nullable String text) {
    return text == null ? null : secrets.redact(text);
  }

  private void putMasked(ObjectNode line, String field, String text) {
    Masked masked = secrets.mask(text);
    line.put(field, masked.text());
    if (!masked.cuts().isEmpty()) {
      ArrayNode cuts = line.putArray(field + CUTS);
      masked.cuts().forEach(cuts::add);
    }
  }

  private String unmasked(JsonNode line, String field) {
    List<Integer> cuts = new ArrayList<>();
    line.path(field + CUTS).forEach(cut -> cuts.add(cut.asInt()));
    return secrets.unmask(new Masked(line.path(field).asText(""), cuts));
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

  private @Nullable StoredAnswer answered(JsonNode tree) {
    if (!tree.path("text").isTextual()) {
      return null;
    }
    JsonNode usage = tree.path("usage");
    return new StoredAnswer.Answered(
        new Completion(
            unmasked(tree, "text"),
            unmasked(tree, "thought"),
            tree.path("finishReason").asText(),
            tree.path("tool").textValue(),
            new Usage(usage.path("input").asLong(), usage.path("output").asLong()),
            tree.path("fingerprint").textValue(),
            Duration.ofMillis(tree.path("latencyMs").asLong()),
            tree.path("attempts").asInt()));
  }
}
