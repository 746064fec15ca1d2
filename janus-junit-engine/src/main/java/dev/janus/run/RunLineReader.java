package dev.janus.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.chat.Usage;
import dev.janus.generate.Response;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns JSON text into a line of a run record. Thread-safe. */
final class RunLineReader {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A line that says nothing a record may say. */
  static final class MalformedLineException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedLineException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** Reads one line. */
  RunLine read(String text) throws MalformedLineException {
    try {
      JsonNode json = JSON.readTree(text);
      String type = text(json, "type");
      return switch (type) {
        case "header" -> header(json);
        case "response" -> response(json);
        case "verdict" -> verdict(json);
        case "gate" -> gate(json);
        case "footer" -> footer(json);
        default ->
            throw new MalformedLineException("a line of unknown type \"" + type + "\"", null);
      };
    } catch (JsonProcessingException e) {
      throw new MalformedLineException("text that is not JSON", e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new MalformedLineException(String.valueOf(e.getMessage()), e);
    }
  }

  private static RunHeader header(JsonNode json) throws MalformedLineException {
    int schema = integer(json, "schema");
    if (schema != RunHeader.SCHEMA) {
      throw new MalformedLineException("schema %d".formatted(schema), null);
    }
    Map<String, String> settings = new LinkedHashMap<>();
    json.path("settings")
        .properties()
        .forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
    JsonNode judge = object(json, "judge");
    return new RunHeader(
        schema,
        text(json, "run"),
        Instant.parse(text(json, "started")),
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
            present(params, "temperature") ? params.get("temperature").doubleValue() : null,
            present(params, "top_p") ? params.get("top_p").doubleValue() : null,
            present(params, "max_tokens") ? integer(params, "max_tokens") : null,
            present(params, "seed") ? params.get("seed").longValue() : null);
    return new ModelSettings(
        text(json, "url"), text(json, "model"), textOrNull(json, "revision"), sampling);
  }

  private static ResponseLine response(JsonNode json) throws MalformedLineException {
    Response response =
        new Response(
            text(json, "key"),
            integer(json, "turn"),
            text(json, "text"),
            usage(json),
            text(json, "finishReason"),
            json.path("latencyMs").asLong(),
            integer(json, "attempts"));
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
            json.path("latencyMs").asLong(),
            integer(json, "attempts"));
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
        decimal(json, "value"),
        new BigDecimal(object(json, "threshold").asText()),
        integer(json, "n"),
        integer(json, "clusters"),
        decimal(json, "low"),
        decimal(json, "high"),
        text(json, "message"));
  }

  private static RunFooter footer(JsonNode json) throws MalformedLineException {
    return new RunFooter(
        Instant.parse(text(json, "finished")),
        json.path("responses").asLong(),
        json.path("verdicts").asLong(),
        json.path("unscored").asLong(),
        usage(json),
        object(json, "interrupted").asBoolean(true));
  }

  private static Usage usage(JsonNode json) {
    JsonNode usage = json.path("usage");
    return new Usage(usage.path("input").asLong(), usage.path("output").asLong());
  }

  private static boolean present(JsonNode json, String field) {
    return json.hasNonNull(field);
  }

  private static JsonNode object(JsonNode json, String field) throws MalformedLineException {
    JsonNode value = json.get(field);
    if (value == null || value.isNull()) {
      throw new MalformedLineException("no field \"" + field + "\"", null);
    }
    return value;
  }

  private static String text(JsonNode json, String field) throws MalformedLineException {
    JsonNode value = object(json, field);
    if (!value.isTextual()) {
      throw new MalformedLineException("field \"" + field + "\" is not text", null);
    }
    return value.textValue();
  }

  private static @Nullable String textOrNull(JsonNode json, String field)
      throws MalformedLineException {
    return present(json, field) ? text(json, field) : null;
  }

  private static int integer(JsonNode json, String field) throws MalformedLineException {
    JsonNode value = object(json, field);
    if (!value.canConvertToInt()) {
      throw new MalformedLineException("field \"" + field + "\" is not a whole number", null);
    }
    return value.intValue();
  }

  private static @Nullable BigDecimal decimal(JsonNode json, String field) {
    return present(json, field) ? json.get(field).decimalValue() : null;
  }
}
