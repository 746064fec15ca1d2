package dev.janus.run.merge;

import dev.janus.bench.Shard;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.chat.Usage;
import dev.janus.generate.Response;
import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import dev.janus.judge.Verdict;
import dev.janus.run.BenchInfo;
import dev.janus.run.BenchInfo.SplitSize;
import dev.janus.run.JudgeInfo;
import dev.janus.run.ResponseLine;
import dev.janus.run.RunFooter;
import dev.janus.run.RunHeader;
import dev.janus.run.RunLine;
import dev.janus.run.RunLineWriter;
import dev.janus.run.VerdictLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The record of a shard of a bench with the prompts p0 to p7 in the split koala, each with the
 * rubrics r1 and r2.
 */
final class ShardFile {

  static final Instant STARTED = Instant.parse("2026-11-20T10:00:00Z");
  static final int PROMPTS = 8;

  private final Shard shard;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final List<RunLine> lines = new ArrayList<>();
  private @Nullable BigDecimal cost;
  private UnaryOperator<RunHeader> change = UnaryOperator.identity();

  ShardFile(String shard) {
    this.shard = Shard.parse(shard);
    settings.put("janus.mode", "live");
    settings.put("janus.threshold", "3");
    settings.put("janus.gates", "");
    settings.put("janus.shard", shard);
    own().forEach(this::prompt);
  }

  /** Returns the positions of the prompts that belong to the shard. */
  List<Integer> own() {
    return IntStream.range(0, PROMPTS)
        .filter(i -> shard.shardOf("p" + i).equals(shard))
        .boxed()
        .toList();
  }

  /** Returns a shard of the same number that says something else in its header. */
  ShardFile header(UnaryOperator<RunHeader> other) {
    change = other;
    return this;
  }

  ShardFile set(String key, String value) {
    settings.put(key, value);
    return this;
  }

  ShardFile unset(String key) {
    settings.remove(key);
    return this;
  }

  ShardFile cost(String amount) {
    cost = new BigDecimal(amount);
    return this;
  }

  /** Leaves out all prompts but the first ones. */
  ShardFile keep(int prompts) {
    List<String> kept = own().stream().limit(prompts).map(i -> "p" + i).toList();
    lines.removeIf(
        line ->
            (line instanceof ResponseLine response && !kept.contains(response.prompt()))
                || (line instanceof VerdictLine verdict && !kept.contains(verdict.prompt())));
    return this;
  }

  /** Leaves out lines. */
  ShardFile without(Class<? extends RunLine> type, int position) {
    RunLine left = lines.stream().filter(type::isInstance).skip(position).findFirst().orElseThrow();
    lines.remove(left);
    return this;
  }

  /** Adds the lines of a prompt, the verdicts first, as they never come. */
  ShardFile prompt(int index) {
    lines.add(verdict("p" + index, "r2", 1, new Scored(1 + index % 5, "So.")));
    lines.add(verdict("p" + index, "r1", 1, new Scored(4, "Kind.")));
    lines.add(response(index, 0));
    return this;
  }

  ShardFile add(RunLine line) {
    lines.add(line);
    return this;
  }

  static ResponseLine response(int index, int turn) {
    Response response =
        new Response("k" + index, turn, "Hi " + turn, new Usage(10, 2), "stop", 250, 1, null);
    return new ResponseLine("p" + index, index, "koala", "c", response);
  }

  static VerdictLine verdict(String prompt, String rubric, int repeat, Verdict verdict) {
    Judgement judgement =
        new Judgement(
            prompt + rubric + repeat, repeat, verdict, "raw", new Usage(20, 4), 9, 1, null);
    return new VerdictLine(prompt, rubric, "koala", "c", judgement);
  }

  RunHeader header() {
    ModelSettings model = new ModelSettings("http://g/v1", "gen", null, Sampling.SERVER_DEFAULT);
    ModelSettings judge =
        new ModelSettings("http://j/v1", "judge", "v1", new Sampling(0.0, null, 64, 7L));
    return change.apply(
        new RunHeader(
            RunHeader.SCHEMA,
            "run-" + shard,
            STARTED.minusSeconds(shard.number()),
            "1.0",
            "process-" + shard,
            new BenchInfo(
                "b" + shard.number() + ".jsonl",
                null,
                "d1",
                PROMPTS,
                Map.of("koala", new SplitSize(PROMPTS, 2 * PROMPTS))),
            model,
            new JudgeInfo(judge, 1, "t1"),
            settings));
  }

  /** Returns a footer that fits the lines, each of which is about something else. */
  RunFooter footer() {
    long responses = lines.stream().filter(ResponseLine.class::isInstance).count();
    long verdicts = lines.stream().filter(VerdictLine.class::isInstance).count();
    Usage usage = new Usage(100L * shard.number(), shard.number());
    return new RunFooter(
        STARTED.plusSeconds(shard.number()),
        responses,
        verdicts,
        shard.number(),
        usage,
        cost,
        false);
  }

  /** Returns the record's text without a footer. */
  String unended() {
    RunLineWriter writer = new RunLineWriter();
    return writer.write(header())
        + "\n"
        + lines.stream().map(writer::write).map(it -> it + "\n").collect(Collectors.joining());
  }

  /** Returns the record's text. */
  String text() {
    return unended() + new RunLineWriter().write(footer()) + "\n";
  }

  /** Writes the record into a folder of its own. */
  Path write(Path folder, String name) {
    return write(folder, name, text());
  }

  static Path write(Path folder, String name, String text) {
    try {
      Path own = Files.createDirectories(folder.resolve(name));
      return Files.writeString(own.resolve("run.jsonl"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
