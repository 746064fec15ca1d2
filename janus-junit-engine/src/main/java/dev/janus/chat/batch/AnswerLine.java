package dev.janus.chat.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.janus.chat.Completion;
import dev.janus.chat.http.AttemptException;
import dev.janus.chat.http.HttpReply;
import dev.janus.chat.http.ServerDialect;
import dev.janus.chat.limit.Blame;
import dev.janus.chat.limit.Fault;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a batch's files of answers and errors. */
final class AnswerLine {

  private static final Headers NO_HEADERS = Headers.of();

  private static final int SHOWN = 500;

  /** Errors that the same request would meet again. All others may pass. */
  private static final Pattern LASTING =
      Pattern.compile(
          "invalid.*|unsupported.*|.*not_found|context_length_exceeded|content_(filter|policy).*");

  /**
   * What a line says of a request.
   *
   * @param name of the request
   * @param completion the answer, if it is one
   * @param fault why it is none; null when it is one
   */
  record Answer(String name, @Nullable Completion completion, @Nullable Fault fault) {}

  private final JsonMapper mapper = new JsonMapper();
  private final ServerDialect dialect;

  AnswerLine(ServerDialect dialect) {
    this.dialect = dialect;
  }

  /** Tells whether a line is whole JSON. */
  boolean isJson(String line) {
    return tree(line).isObject();
  }

  private JsonNode tree(String line) {
    try {
      return mapper.readTree(line);
    } catch (JsonProcessingException e) {
      // What cannot be read is as good as missing, and a missing answer has its own rule.
      return mapper.missingNode();
    }
  }

  /** Reads a line; null when it is about no request. */
  @Nullable Answer read(String line, int attempt) {
    JsonNode tree = tree(line);
    JsonNode name = tree.path("custom_id");
    if (!name.isTextual()) {
      return null;
    }
    JsonNode body = tree.path("response").path("body");
    try {
      return body.isObject() || body.isTextual()
          ? new Answer(name.textValue(), completion(tree.path("response"), attempt), null)
          : new Answer(name.textValue(), null, error(tree));
    } catch (AttemptException e) {
      return new Answer(name.textValue(), null, e.fault());
    }
  }

  private Completion completion(JsonNode response, int attempt) throws AttemptException {
    JsonNode body = response.path("body");
    String text = body.isTextual() ? body.textValue() : body.toString();
    return dialect.completion(
        new HttpReply(response.path("status_code").asInt(200), NO_HEADERS, null, text), attempt);
  }

  private Fault error(JsonNode tree) {
    int status = tree.path("response").path("status_code").asInt(200);
    JsonNode error = tree.path("error");
    if (status != 200) {
      return dialect.fault(new HttpReply(status, NO_HEADERS, null, error.toString())).fault();
    }
    String code = error.path("code").asText();
    String said = error.path("message").asText(code);
    boolean lasting = LASTING.matcher(code).matches();
    return new Fault(
        "the batch has no answer" + (code.isEmpty() ? "" : ": " + dialect.quote(code, SHOWN)),
        said.isEmpty() ? "no reason" : dialect.quote(said, SHOWN),
        lasting ? "change what the server objects to, then run again" : "run again",
        lasting ? Blame.REQUEST : Blame.TRANSIENT);
  }
}
