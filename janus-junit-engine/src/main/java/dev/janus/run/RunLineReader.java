package dev.janus.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.chat.Usage;
import dev.janus.generate.Response;
import dev.janus.json.JsonReader;
import dev.janus.json.JsonTree.Floats;
import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import dev.janus.judge.Unscored;
import dev.janus.judge.UnscoredReason;
import dev.janus.judge.Verdict;
import dev.janus.run.BenchInfo.SplitSize;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/** Turns JSON text into a line of a run record. Thread-safe. */
@API(status = Status.INTERNAL)
public final class RunLineReader {

  private static final JsonReader JSON = JsonReader.withoutDuplicates(Floats.DECIMAL);

  /** A line that says nothing a record may say. */
  public static final class MalformedLineException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedLineException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    /** Tells whether the line is JSON at least, which a line that was cut off never is. */
    public boolean isJson() {
      return !(getCause() instanceof JsonProcessingException);
    }
  }

  /**
   * Reads one line.
   *
   * @throws MalformedLineException if it is no line of a record; the message says what it is
   */
  public RunLine read(String text) throws MalformedLineException {
    try {
      JsonNode json = JSON.read(text);
      String type = text(json, "type");
      return switch (type) {
        case "header" -> header(json);
        case "session" ->
            new SessionLine(instant(json, "started"), text(json, "process"), text(json, "build"));
        case "response" -> response(json);
        case "verdict" -> verdict(json);
        case "gate" -> gate(json);
        case "footer" -> footer(json);
        default ->
            throw new MalformedLineException("a line of unknown type \"" + type + "\"", null);
      };
    } catch (JsonProcessingException e) {
      throw new MalformedLineException("text that is not JSON", e);
    } catch (IllegalArgumentException e) {
      throw new MalformedLineException(String.valueOf(e.getMessage()), e);
    }
  }

  private static RunHeader header(JsonNode json) throws MalformedLineException {
    int schema = integer(json, "schema");
    if (schema != RunHeader.SCHEMA) {
      throw new MalformedLineException("schema " + schema, null);
    }
    Map<String, String> settings = new LinkedHashMap<>();
    JsonNode set = object(json, "settings");
    for (Map.Entry<String, JsonNode> setting : set.properties()) {
      settings.put(setting.getKey(), text(set, setting.getKey()));
    }
    JsonNode judge = object(json, "judge");
    return new RunHeader(
        schema,
        text(json, "run"),
        instant(json, "started"),
        text(json, "engine"),
        text(json, "process"),
        bench(object(json, "bench")),
        model(object(json, "generator")),
        new JudgeInfo(model(judge), integer(judge, "repeats"), text(judge, "template")),
        settings);
  }

  private static BenchInfo bench(JsonNode json) throws MalformedLineException {
    Map<String, SplitSize> splits = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> split : object(json, "splits").properties()) {
      JsonNode size = split.getValue();
      splits.put(split.getKey(), new SplitSize(integer(size, "prompts"), integer(size, "rubrics")));
    }
    return new BenchInfo(
        text(json, "location"),
        textOrNull(json, "revision"),
        text(json, "digest"),
        integer(json, "rows"),
        splits);
  }

  private static ModelSettings model(JsonNode json) throws MalformedLineException {
    JsonNode params = object(json, "params");
    Sampling sampling =
        new Sampling(
            present(params, "temperature") ? decimal(params, "temperature").doubleValue() : null,
            present(params, "top_p") ? decimal(params, "top_p").doubleValue() : null,
            present(params, "max_tokens") ? integer(params, "max_tokens") : null,
            present(params, "seed") ? whole(params, "seed") : null);
    return new ModelSettings(
        text(json, "url"), text(json, "model"), textOrNull(json, "revision"), sampling);
  }

  private static ResponseLine response(JsonNode json) throws MalformedLineException {
    Response response =
        Response.recorded(
            text(json, "key"),
            integer(json, "turn"),
            text(json, "text"),
            textOrNull(json, "thought"),
            usage(json),
            text(json, "finishReason"),
            whole(json, "latencyMs"),
            integer(json, "attempts"),
            textOrNull(json, "fingerprint"));
    return new ResponseLine(
        text(json, "prompt"),
        integer(json, "index"),
        text(json, "split"),
        text(json, "cluster"),
        response);
  }

  private static VerdictLine verdict(JsonNode json) throws MalformedLineException {
    Verdict verdict =
        present(json, "score")
            ? new Scored(integer(json, "score"), text(json, "feedback"))
            : new Unscored(reason(text(json, "unscored")), text(json, "feedback"));
    Judgement judgement =
        new Judgement(
            text(json, "key"),
            integer(json, "repeat"),
            verdict,
            text(json, "raw"),
            usage(json),
            whole(json, "latencyMs"),
            integer(json, "attempts"),
            textOrNull(json, "fingerprint"));
    return new VerdictLine(
        text(json, "prompt"),
        text(json, "rubric"),
        text(json, "split"),
        text(json, "cluster"),
        judgement);
  }

  private static UnscoredReason reason(String id) throws MalformedLineException {
    return Stream.of(UnscoredReason.values())
        .filter(reason -> reason.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new MalformedLineException("unknown reason \"" + id + "\"", null));
  }

  private static GateLine gate(JsonNode json) throws MalformedLineException {
    return new GateLine(
        text(json, "name"),
        text(json, "split"),
        text(json, "status"),
        decimalOrNull(json, "value"),
        decimal(json, "threshold"),
        integer(json, "n"),
        integer(json, "clusters"),
        decimalOrNull(json, "low"),
        decimalOrNull(json, "high"),
        text(json, "message"));
  }

  private static RunFooter footer(JsonNode json) throws MalformedLineException {
    return new RunFooter(
        instant(json, "finished"),
        whole(json, "responses"),
        whole(json, "verdicts"),
        whole(json, "unscored"),
        usage(json),
        decimalOrNull(json, "cost"),
        truth(json, "interrupted"));
  }

  private static Usage usage(JsonNode json) throws MalformedLineException {
    JsonNode usage = object(json, "usage");
    return new Usage(whole(usage, "input"), whole(usage, "output"));
  }

  private static boolean present(JsonNode json, String field) {
    return json.hasNonNull(field);
  }

  private static JsonNode field(
      JsonNode json, String field, String kind, Predicate<JsonNode> isOfKind)
      throws MalformedLineException {
    JsonNode value = json.get(field);
    if (value == null || value.isNull()) {
      throw new MalformedLineException("no field \"" + field + "\"", null);
    }
    if (!isOfKind.test(value)) {
      throw new MalformedLineException("field \"" + field + "\" is not " + kind, null);
    }
    return value;
  }

  private static JsonNode object(JsonNode json, String field) throws MalformedLineException {
    return field(json, field, "an object", JsonNode::isObject);
  }

  private static String text(JsonNode json, String field) throws MalformedLineException {
    return field(json, field, "text", JsonNode::isTextual).textValue();
  }

  private static boolean truth(JsonNode json, String field) throws MalformedLineException {
    return field(json, field, "true or false", JsonNode::isBoolean).booleanValue();
  }

  private static Instant instant(JsonNode json, String field) throws MalformedLineException {
    String text = text(json, field);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new MalformedLineException("field \"" + field + "\" is not a time: " + text, e);
    }
  }

  private static @Nullable String textOrNull(JsonNode json, String field)
      throws MalformedLineException {
    return present(json, field) ? text(json, field) : null;
  }

  private static int integer(JsonNode json, String field) throws MalformedLineException {
    Predicate<JsonNode> isInt = value -> value.isIntegralNumber() && value.canConvertToInt();
    return field(json, field, "a whole number", isInt).intValue();
  }

  private static long whole(JsonNode json, String field) throws MalformedLineException {
    Predicate<JsonNode> isLong = value -> value.isIntegralNumber() && value.canConvertToLong();
    return field(json, field, "a whole number", isLong).longValue();
  }

  private static BigDecimal decimal(JsonNode json, String field) throws MalformedLineException {
    return field(json, field, "a number", JsonNode::isNumber).decimalValue();
  }

  private static @Nullable BigDecimal decimalOrNull(JsonNode json, String field)
      throws MalformedLineException {
    return present(json, field) ? decimal(json, field) : null;
  }
}
