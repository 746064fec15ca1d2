package dev.janus.run;

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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line of each type, and variations of them. */
final class Lines {

  static final Instant STARTED = Instant.parse("2026-11-20T10:00:00Z");
  static final ModelSettings GENERATOR =
      new ModelSettings(
          "http://localhost:1/v1", "tiny", null, new Sampling(0.7, 0.9, 256, 7_000_000_000L));
  static final ModelSettings JUDGE =
      new ModelSettings("http://localhost:2/v1", "wise", "v2", Sampling.SERVER_DEFAULT);
  static final RunHeader HEADER = header("run-1", "1@2026");
  static final ResponseLine RESPONSE = response("p1", 0, 0, "k-p1");
  static final VerdictLine VERDICT = verdict("p1", "style", 1, new Scored(4, "Kind."));
  static final VerdictLine UNSCORED =
      verdict(
          "p1", "style", 1, new Unscored(UnscoredReason.OFF_SCALE, "the judge named a score: 6"));
  static final GateLine GATE =
      new GateLine(
          "mean",
          "koala",
          "passed",
          new BigDecimal("3.6666666666666667"),
          new BigDecimal("3.5"),
          3,
          2,
          new BigDecimal("3.1"),
          new BigDecimal("4.2"),
          "mean 3.67 is at least 3.5");
  static final RunFooter FOOTER =
      new RunFooter(STARTED.plusSeconds(90), 2, 8, 1, new Usage(1000, 200), null, false);

  private Lines() {}

  static RunHeader header(String run, String process) {
    return header(run, process, "live");
  }

  static RunHeader header(String run, String process, String mode) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("janus.threshold", "3");
    settings.put("janus.gates", "");
    settings.put("janus.mode", mode);
    return new RunHeader(
        RunHeader.SCHEMA,
        run,
        STARTED,
        "0.1.0",
        process,
        bench("d1"),
        GENERATOR,
        new JudgeInfo(JUDGE, 3, "t1"),
        settings);
  }

  /** Returns how a session starts that opens a record with this header. */
  static SessionLine session(RunHeader header) {
    return new SessionLine(header.started(), header.process(), "");
  }

  /** Returns a line as this version writes it: with its checksum. */
  static String summed(String json) {
    return new String(Checksum.add(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  /** Returns a line as an earlier version wrote it: without a checksum. */
  static String unsummed(RunLine line) {
    return new RunLineWriter().write(line).replaceFirst(",\"sum\":\"[0-9a-f]{8}\"}$", "}");
  }

  static BenchInfo bench(String digest) {
    Map<String, SplitSize> splits = new LinkedHashMap<>();
    splits.put("koala", new SplitSize(2000, 8000));
    splits.put("flask", new SplitSize(1, 4));
    return new BenchInfo("benches/x.jsonl", "c0ffee", digest, 2001, splits);
  }

  static ResponseLine response(String prompt, int index, int turn, String key) {
    return new ResponseLine(
        prompt,
        index,
        "koala",
        "c-" + prompt,
        new Response(key, turn, "Hi from " + prompt, new Usage(10, 2), "stop", 250, 1, null));
  }

  static VerdictLine verdict(String prompt, String rubric, int repeat, Verdict verdict) {
    String key = "k-" + prompt + "-" + rubric + "-" + repeat;
    return new VerdictLine(
        prompt,
        rubric,
        "koala",
        "c-" + prompt,
        new Judgement(key, repeat, verdict, "Kind. [RESULT] 4", new Usage(20, 4), 300, 2, null));
  }

  static Verdict unscored(UnscoredReason reason) {
    return new Unscored(reason, "because");
  }
}
