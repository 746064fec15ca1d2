package dev.janus.maven;

import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.chat.Usage;
import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import dev.janus.judge.Unscored;
import dev.janus.judge.UnscoredReason;
import dev.janus.judge.Verdict;
import dev.janus.run.BenchInfo;
import dev.janus.run.JudgeInfo;
import dev.janus.run.RunFolder;
import dev.janus.run.RunHeader;
import dev.janus.run.RunSession;
import dev.janus.run.SessionLine;
import dev.janus.run.VerdictLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Writes run records of a bench with one split {@code koala}, one prompt per score.
 *
 * @param output folder with one folder per bench
 * @param process what the records say of the process that wrote them
 * @param started when the runs started, and ended
 */
record RecordFixture(Path output, String process, Instant started) {

  static final Instant FINISHED = Instant.parse("2026-11-20T10:00:00Z");
  private static final ModelSettings MODEL =
      new ModelSettings("http://localhost/v1", "m", null, Sampling.SERVER_DEFAULT);

  RecordFixture(Path output) {
    this(output, "12@2026-11-20T09:59:59Z");
  }

  RecordFixture(Path output, String process) {
    this(output, process, FINISHED);
  }

  /** Returns one whose runs start at another time. */
  RecordFixture at(Instant time) {
    return new RecordFixture(output, process, time);
  }

  /** How a run ends. */
  enum End {
    COMPLETE,
    INTERRUPTED,
    NONE
  }

  /**
   * Writes a record.
   *
   * @param scores one per prompt; 0 is a verdict without a score
   */
  void write(String bench, String gates, End end, Integer... scores) throws IOException {
    write(
        bench,
        Map.of("janus.threshold", "3", "janus.gates", gates, "janus.mode", "live"),
        end,
        List.of(scores));
  }

  /** Writes the record of a shard that holds no prompt. */
  void writeEmptyShard(String bench, End end) throws IOException {
    write(
        bench,
        Map.of("janus.threshold", "3", "janus.gates", "", "janus.shard", "1/3"),
        end,
        List.of());
  }

  void write(String bench, Map<String, String> settings, End end, List<Integer> scores)
      throws IOException {
    int size = Math.max(1, scores.size());
    RunHeader header =
        new RunHeader(
            RunHeader.SCHEMA,
            "run-1",
            started,
            "1.0",
            process,
            new BenchInfo(
                "b.jsonl", null, "d1", size, Map.of("koala", new BenchInfo.SplitSize(size, size))),
            MODEL,
            new JudgeInfo(MODEL, 1, "t1"),
            settings);
    try (RunFolder folder = RunFolder.hold(output.resolve(bench));
        RunSession session =
            folder.open(
                header, new SessionLine(header.started(), header.process(), ""), notice -> {})) {
      for (VerdictLine line : verdicts(scores)) {
        session.recorder().append(line);
      }
      if (end != End.NONE) {
        session.recorder().append(session.recorder().footer(started, end == End.INTERRUPTED));
      }
    }
  }

  private static List<VerdictLine> verdicts(List<Integer> scores) {
    return IntStream.range(0, scores.size())
        .mapToObj(i -> verdict("p" + i, scores.get(i)))
        .toList();
  }

  private static VerdictLine verdict(String prompt, int score) {
    Verdict verdict =
        score == 0 ? new Unscored(UnscoredReason.BLANK, "blank") : new Scored(score, "so-so");
    Judgement judgement = new Judgement("k-" + prompt, 1, verdict, "raw", Usage.NONE, 1, 1, null);
    return new VerdictLine(prompt, "style", "koala", "c-" + prompt, judgement);
  }
}
