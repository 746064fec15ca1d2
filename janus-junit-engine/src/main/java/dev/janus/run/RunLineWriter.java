package dev.janus.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.chat.Usage;
import dev.janus.generate.Response;
import dev.janus.json.JsonWriter;
import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import dev.janus.judge.Unscored;
import dev.janus.judge.Verdict;
import java.nio.charset.StandardCharsets;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Turns a line of a run record into JSON text, with its {@link Checksum}. Same line, same text.
 * Thread-safe.
 */
@API(status = Status.INTERNAL)
public final class RunLineWriter {

  private static final JsonWriter JSON = new JsonWriter();

  /** Returns the line as one JSON object, without a line break. */
  public String write(RunLine line) {
    byte[] bytes = JSON.text(tree(line)).getBytes(StandardCharsets.UTF_8);
    return new String(Checksum.add(bytes), StandardCharsets.UTF_8);
  }

  private static ObjectNode tree(RunLine line) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (line instanceof RunHeader header) {
      write(header, json.put("type", "header"));
    } else if (line instanceof SessionLine session) {
      write(session, json.put("type", "session"));
    } else if (line instanceof ResponseLine response) {
      write(response, json.put("type", "response"));
    } else if (line instanceof VerdictLine verdict) {
      write(verdict, json.put("type", "verdict"));
    } else if (line instanceof GateLine gate) {
      write(gate, json.put("type", "gate"));
    } else if (line instanceof RunFooter footer) {
      write(footer, json.put("type", "footer"));
    }
    return json;
  }

  private static void write(RunHeader header, ObjectNode json) {
    json.put("schema", header.schema());
    json.put("run", header.run());
    json.put("started", header.started().toString());
    json.put("engine", header.engine());
    json.put("process", header.process());
    write(header.bench(), json.putObject("bench"));
    write(header.generator(), json.putObject("generator"));
    ObjectNode judge = json.putObject("judge");
    write(header.judge().model(), judge);
    judge.put("repeats", header.judge().repeats());
    judge.put("template", header.judge().template());
    ObjectNode settings = json.putObject("settings");
    header.settings().forEach(settings::put);
  }

  private static void write(SessionLine session, ObjectNode json) {
    json.put("started", session.started().toString());
    json.put("process", session.process());
    json.put("build", session.build());
  }

  private static void write(BenchInfo bench, ObjectNode json) {
    json.put("location", bench.location());
    json.put("revision", bench.revision());
    json.put("digest", bench.digest());
    json.put("rows", bench.rows());
    ObjectNode splits = json.putObject("splits");
    bench
        .splits()
        .forEach(
            (id, size) ->
                splits.putObject(id).put("prompts", size.prompts()).put("rubrics", size.rubrics()));
  }

  private static void write(ModelSettings model, ObjectNode json) {
    json.put("url", model.url());
    json.put("model", model.model());
    json.put("revision", model.revision());
    Sampling sampling = model.sampling();
    json.putObject("params")
        .put("temperature", sampling.temperature())
        .put("top_p", sampling.topP())
        .put("max_tokens", sampling.maxTokens())
        .put("seed", sampling.seed());
  }

  private static void write(ResponseLine line, ObjectNode json) {
    Response response = line.response();
    json.put("key", response.key());
    json.put("prompt", line.prompt());
    json.put("index", line.index());
    json.put("split", line.split());
    json.put("cluster", line.cluster());
    json.put("turn", response.turn());
    json.put("text", response.text());
    if (response.isSplit()) {
      json.put("thought", response.thought());
    }
    write(response.usage(), json.putObject("usage"));
    json.put("finishReason", response.finishReason());
    json.put("latencyMs", response.latencyMs());
    json.put("attempts", response.attempts());
    json.put("fingerprint", response.fingerprint());
  }

  private static void write(VerdictLine line, ObjectNode json) {
    Judgement judgement = line.judgement();
    json.put("key", judgement.key());
    json.put("prompt", line.prompt());
    json.put("rubric", line.rubric());
    json.put("split", line.split());
    json.put("cluster", line.cluster());
    json.put("repeat", judgement.repeat());
    write(judgement.verdict(), json);
    json.put("raw", judgement.raw());
    write(judgement.usage(), json.putObject("usage"));
    json.put("latencyMs", judgement.latencyMs());
    json.put("attempts", judgement.attempts());
    json.put("fingerprint", judgement.fingerprint());
  }

  private static void write(Verdict verdict, ObjectNode json) {
    Scored scored = verdict instanceof Scored s ? s : null;
    Unscored unscored = verdict instanceof Unscored u ? u : null;
    json.put("score", scored == null ? null : Integer.valueOf(scored.score()));
    json.put("unscored", unscored == null ? null : unscored.reason().id());
    json.put("feedback", scored == null ? detail(unscored) : scored.feedback());
  }

  private static String detail(@Nullable Unscored unscored) {
    return unscored == null ? "" : unscored.detail();
  }

  private static void write(GateLine gate, ObjectNode json) {
    json.put("name", gate.name());
    json.put("split", gate.split());
    json.put("status", gate.status());
    json.put("value", gate.value());
    json.put("threshold", gate.threshold());
    json.put("n", gate.n());
    json.put("clusters", gate.clusters());
    json.put("low", gate.low());
    json.put("high", gate.high());
    json.put("message", gate.message());
  }

  private static void write(RunFooter footer, ObjectNode json) {
    json.put("finished", footer.finished().toString());
    json.put("responses", footer.responses());
    json.put("verdicts", footer.verdicts());
    json.put("unscored", footer.unscored());
    write(footer.usage(), json.putObject("usage"));
    json.put("cost", footer.cost());
    json.put("interrupted", footer.interrupted());
  }

  private static void write(Usage usage, ObjectNode json) {
    json.put("input", usage.input()).put("output", usage.output());
  }
}
