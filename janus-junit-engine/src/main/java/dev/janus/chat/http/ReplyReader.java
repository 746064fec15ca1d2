package dev.janus.chat.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.chat.Completion;
import dev.janus.chat.Usage;
import dev.janus.chat.limit.Blame;
import dev.janus.chat.limit.Fault;
import dev.janus.json.JsonReader;
import dev.janus.json.JsonTree.Floats;
import dev.janus.text.UnicodeText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads a successful reply. Fields it does not know, it ignores. */
final class ReplyReader {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final JsonReader reader = JsonReader.of(Floats.DOUBLE);
  private final Endpoint endpoint;
  private final ErrorText errors;

  ReplyReader(Endpoint endpoint, ErrorText errors) {
    this.endpoint = endpoint;
    this.errors = errors;
  }

  Completion read(HttpReply reply, Duration latency, int attempts) throws AttemptException {
    JsonNode tree = tree(reply);
    JsonNode choice = tree.path("choices").path(0);
    if (isError(tree.path("error"))) {
      throw fault(reply, "an error instead of a completion", errors.of(tree));
    }
    if (!choice.isObject()) {
      throw fault(reply, "no choices in the reply", errors.of(tree));
    }
    return new Completion(
        text(choice.path("message").path("content")),
        endpoint.redact(choice.path("finish_reason").asText("")),
        usage(tree.path("usage")),
        fingerprint(tree.path("system_fingerprint")),
        latency,
        attempts);
  }

  private JsonNode tree(HttpReply reply) throws AttemptException {
    String body = reply.body();
    try {
      JsonNode tree = reader.read(body.startsWith(BYTE_ORDER_MARK) ? body.substring(1) : body);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JsonEOFException e) {
      // No cause: its message may quote the reply.
      throw new AttemptException(
          new Fault(
              "HTTP %d, but the reply ends half-way".formatted(reply.status()),
              errors.beginning(body),
              "see the log of the server, then run again",
              Blame.TRANSIENT));
    } catch (JsonProcessingException e) {
      throw fault(reply, "the reply is not JSON", errors.beginning(body));
    }
    throw fault(reply, "the reply is no JSON object", errors.beginning(body));
  }

  private AttemptException fault(HttpReply reply, String what, String found) {
    return new AttemptException(
        new Fault(
            "HTTP %d, but %s".formatted(reply.status(), what),
            found,
            "check %s: a server that speaks OpenAI's chat completions, without /chat/completions"
                .formatted(endpoint.role().key("url")),
            Blame.ENDPOINT));
  }

  private static boolean isError(JsonNode error) {
    return error.isObject() || error.isTextual();
  }

  /** A server that echoes the key must not get it into records and reports. */
  private String text(JsonNode content) {
    return endpoint.redact(UnicodeText.wellFormed(content(content)));
  }

  private static String content(JsonNode content) {
    if (!content.isArray()) {
      return content.asText("");
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : content) {
      if (part.path("type").asText().equals("text")) {
        text.append(part.path("text").asText(""));
      }
    }
    return text.toString();
  }

  private static Usage usage(JsonNode usage) {
    return new Usage(tokens(usage.path("prompt_tokens")), tokens(usage.path("completion_tokens")));
  }

  private static long tokens(JsonNode count) {
    return Math.max(0, count.asLong(0));
  }

  private @Nullable String fingerprint(JsonNode fingerprint) {
    return fingerprint.isTextual() ? endpoint.redact(fingerprint.textValue()) : null;
  }
}
