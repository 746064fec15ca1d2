package dev.janus.gate;

import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.chat.Usage;
import dev.janus.generate.Response;
import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import dev.janus.judge.Unscored;
import dev.janus.judge.UnscoredReason;
import dev.janus.judge.Verdict;
import dev.janus.run.BenchInfo;
import dev.janus.run.BenchInfo.SplitSize;
import dev.janus.run.Check;
import dev.janus.run.JudgeInfo;
import dev.janus.run.ResponseLine;
import dev.janus.run.Run;
import dev.janus.run.RunFooter;
import dev.janus.run.RunHeader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/** Builds small runs for tests. */
@API(status = Status.INTERNAL)
public final class RunBuilder {

  private static final Instant STARTED = Instant.parse("2026-11-20T10:00:00Z");

  private final Map<String, SplitSize> splits = new LinkedHashMap<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final List<ResponseLine> responses = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private @Nullable RunFooter footer =
      new RunFooter(STARTED.plusSeconds(90), 0, 0, 0, Usage.NONE, null, false);
  private @Nullable String revision;
  private String location = "classpath:/benches/support.jsonl";
  private int repeats = 1;

  private ModelSettings judge =
      new ModelSettings("http://localhost:2/v1", "wise", "v2", Sampling.SERVER_DEFAULT);

  public RunBuilder() {
    settings.put("janus.threshold", "3");
    settings.put("janus.gates", "");
  }

  public static Verdict scored(int score) {
    return new Scored(score, "feedback worth a " + score);
  }

  public static Verdict scored(int score, String feedback) {
    return new Scored(score, feedback);
  }

  public static Verdict unscored(UnscoredReason reason) {
    return new Unscored(reason, "found " + reason.id());
  }

  public RunBuilder location(String location) {
    this.location = location;
    return this;
  }

  public RunBuilder revision(String revision) {
    this.revision = revision;
    return this;
  }

  public RunBuilder split(String id, int prompts, int rubrics) {
    splits.put(id, new SplitSize(prompts, rubrics));
    return this;
  }

  public RunBuilder repeats(int repeats) {
    this.repeats = repeats;
    return this;
  }

  public RunBuilder judgedByItself() {
    judge = new ModelSettings("http://localhost:1/v1", "tiny", null, Sampling.SERVER_DEFAULT);
    return this;
  }

  public RunBuilder setting(String key, String value) {
    settings.put(key, value);
    return this;
  }

  public RunBuilder without(String key) {
    settings.remove(key);
    return this;
  }

  public RunBuilder check(String split, String prompt, String rubric, Verdict... verdicts) {
    return clustered("c-" + prompt, List.of(split, prompt, rubric), verdicts);
  }

  public RunBuilder clustered(String cluster, List<String> names, Verdict... verdicts) {
    List<Judgement> judgements = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      int repeat = judgements.size() + 1;
      judgements.add(
          new Judgement("k" + repeat, repeat, verdict, "raw", new Usage(10, 2), 5, 1, null));
    }
    checks.add(new Check(names.get(0), names.get(1), cluster, names.get(2), judgements));
    return this;
  }

  public RunBuilder response(String split, String prompt, String text) {
    return response(split, prompt, 0, text, "stop");
  }

  public RunBuilder response(
      String split, String prompt, int turn, String text, String finishReason) {
    Response response =
        new Response("k", turn, text, new Usage(1_000, 200), finishReason, 7, 1, null);
    responses.add(new ResponseLine(prompt, responses.size(), split, "c-" + prompt, response));
    return this;
  }

  public RunBuilder interrupted() {
    footer = new RunFooter(STARTED.plusSeconds(30), 0, 0, 0, Usage.NONE, null, true);
    return this;
  }

  public RunBuilder unfinished() {
    footer = null;
    return this;
  }

  public RunHeader header() {
    int rows = splits.values().stream().mapToInt(SplitSize::prompts).sum();
    return new RunHeader(
        1,
        "run-1",
        STARTED,
        "0.1.0",
        "1@0",
        new BenchInfo(location, revision, "0123456789abcdef0123", rows, splits),
        new ModelSettings("http://localhost:1/v1", "tiny", null, Sampling.SERVER_DEFAULT),
        new JudgeInfo(judge, repeats, "fedcba9876543210"),
        settings);
  }

  public List<Check> checks() {
    return List.copyOf(checks);
  }

  public Run build() {
    return new Run(header(), List.of(), responses, checks, List.of(), footer, true);
  }

  public Scores scores(String scope) {
    return Scores.of(header(), scope, checks, responses);
  }
}
