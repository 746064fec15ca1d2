package dev.janus.chat.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.chat.Completion;
import dev.janus.chat.Finish;
import dev.janus.chat.Usage;
import dev.janus.chat.limit.Blame;
import dev.janus.chat.limit.Fault;
import dev.janus.json.JsonReader;
import dev.janus.json.JsonTree.Floats;
import dev.janus.text.UnicodeText;
import java.time.Duration;
import java.util.Set;

/** Reads a successful reply. Fields it does not know, it ignores. */
final class ReplyReader {

  private static final int FINISH_REASON_SHOWN = 80;
  private static final Set<String> NO_ERROR = Set.of("", "false", "0");
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
    JsonNode choice = first(tree.path("choices"));
    if (isError(tree.path("error"))) {
      throw fault(reply, "an error instead of a completion", errors.of(tree));
    }
    if (!choice.isObject()) {
      throw fault(reply, "no choices in the reply", errors.of(tree));
    }
    String finishReason = wellFormed(choice.path("finish_reason").asText(""));
    if (isError(choice.path("error")) || Finish.of(finishReason) == Finish.BROKEN) {
      throw brokenOff(reply, choice, finishReason);
    }
    ReplyMessage message = new ReplyMessage(choice.path("message"));
    return new Completion(
        wellFormed(message.text()),
        wellFormed(message.thought()),
        message.isRefusal() ? Finish.REFUSAL : finishReason,
        message.tool(),
        usage(tree.path("usage")),
        tree.path("system_fingerprint").textValue(),
        latency,
        attempts);
  }

  /** Returns the choice with the index 0, wherever it stands; else the first. */
  private static JsonNode first(JsonNode choices) {
    for (JsonNode choice : choices) {
      if (choice.path("index").isInt() && choice.path("index").intValue() == 0) {
        return choice;
      }
    }
    return choices.path(0);
  }

  private AttemptException brokenOff(HttpReply reply, JsonNode choice, String finishReason) {
    return new AttemptException(
        new Fault(
            "HTTP " + reply.status() + ", but the server broke the reply off",
            isError(choice.path("error"))
                ? errors.of(choice)
                : "finish reason " + endpoint.quote(finishReason, FINISH_REASON_SHOWN),
            "see the log of the server, then run again",
            Blame.TRANSIENT));
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
              "HTTP " + reply.status() + ", but the reply ends half-way",
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
            "HTTP " + reply.status() + ", but " + what,
            found,
            "check %s: a server that speaks OpenAI's chat completions, without /chat/completions"
                .formatted(endpoint.role().key("url")),
            Blame.ENDPOINT));
  }

  private static boolean isError(JsonNode error) {
    return error.isContainerNode()
        ? !error.isEmpty()
        : !NO_ERROR.contains(error.asText("false").strip());
  }

  private static String wellFormed(String text) {
    return UnicodeText.wellFormed(text);
  }

  private static Usage usage(JsonNode usage) {
    return new Usage(tokens(usage.path("prompt_tokens")), tokens(usage.path("completion_tokens")));
  }

  private static long tokens(JsonNode count) {
    return Math.max(0, count.asLong(0));
  }
}
