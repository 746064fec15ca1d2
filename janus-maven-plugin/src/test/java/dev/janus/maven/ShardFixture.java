package dev.janus.maven;

import dev.janus.bench.Shard;
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
import java.util.Map;

/**
 * Writes the record of one of two shards of a bench of six prompts, the first of them unscored.
 *
 * @param output folder with one folder per bench
 */
record ShardFixture(Path output, String bench, String gates) {

  private static final int PROMPTS = 6;

  void write(int number) throws IOException {
    Shard shard = new Shard(number, 2);
    ModelSettings model =
        new ModelSettings("http://localhost/v1", "m", null, Sampling.SERVER_DEFAULT);
    BenchInfo info =
        new BenchInfo(
            "b.jsonl",
            null,
            "d1",
            PROMPTS,
            Map.of("koala", new BenchInfo.SplitSize(PROMPTS, PROMPTS)));
    RunHeader header =
        new RunHeader(
            RunHeader.SCHEMA,
            "run-" + number,
            RecordFixture.FINISHED,
            "1.0",
            "process-" + number,
            info,
            model,
            new JudgeInfo(model, 1, "t1"),
            Map.of(
                "janus.threshold",
                "3",
                "janus.gates",
                gates,
                "janus.mode",
                "live",
                "janus.shard",
                shard.toString()));
    try (RunFolder folder = RunFolder.hold(output.resolve(bench));
        RunSession session =
            folder.open(
                header, new SessionLine(header.started(), header.process(), ""), notice -> {})) {
      for (int i = 0; i < PROMPTS; i++) {
        if (shard.shardOf("p" + i).equals(shard)) {
          session.recorder().append(verdict(i));
        }
      }
      session.recorder().append(session.recorder().footer(RecordFixture.FINISHED, false));
    }
  }

  private static VerdictLine verdict(int prompt) {
    Verdict verdict =
        prompt == 0 ? new Unscored(UnscoredReason.BLANK, "blank") : new Scored(4, "so-so");
    Judgement judgement = new Judgement("k" + prompt, 1, verdict, "raw", Usage.NONE, 1, 1, null);
    return new VerdictLine("p" + prompt, "style", "koala", "c" + prompt, judgement);
  }
}
