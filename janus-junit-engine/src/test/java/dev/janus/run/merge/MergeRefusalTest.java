package dev.janus.run.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.judge.Scored;
import dev.janus.run.BenchInfo;
import dev.janus.run.BenchInfo.SplitSize;
import dev.janus.run.JudgeInfo;
import dev.janus.run.ResponseLine;
import dev.janus.run.RunHeader;
import dev.janus.run.RunLineWriter;
import dev.janus.run.VerdictLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not merged, and what is said of it. */
class MergeRefusalTest {

  @TempDir Path folder;

  /** Merges, and asserts the message, in which the folder is {@code DIR}. */
  private void refuses(String message, Path... records) {
    MergeRefusedException refused = assertThrows(MergeRefusedException.class, () -> merge(records));
    assertEquals(message, String.valueOf(refused.getMessage()).replace(folder.toString(), "DIR"));
    assertFalse(Files.exists(folder.resolve("merged/run.previous.jsonl")));
  }

  private void merge(Path... records) throws Exception {
    new ShardMerge(run -> List.of()).merge(List.of(records), folder.resolve("merged"));
  }

  private Path first() {
    return new ShardFile("1/2").write(folder, "s1");
  }

  private Path second() {
    return new ShardFile("2/2").write(folder, "s2");
  }

  @Test
  void nothing() {
    refuses(
        """
        DIR/merged/run.jsonl: there is nothing to merge
          found: no run.jsonl of any shard
          fix: run each shard with -Djanus.shard=i/n, and name its record\
        """);
  }

  @Test
  void a_record_that_would_be_replaced_by_the_merge() {
    refuses(
        """
        DIR/merged/run.jsonl: the merged record would take the place of a shard
          found: it is one of the records to merge
          fix: set janus.output to a folder that no shard is in\
        """,
        first(),
        new ShardFile("2/2").write(folder, "merged"));
  }

  @Test
  void a_missing_record_and_one_that_cannot_be_read_both_at_once() throws Exception {
    Path folderInPlace = Files.createDirectories(folder.resolve("s2/run.jsonl"));
    refuses(
        """
        DIR/s1/run.jsonl: there is no such run record
          fix: name the run.jsonl of a shard
        DIR/s2/run.jsonl: the run record cannot be read
          found: java.io.IOException: Is a directory
          fix: make it a readable file, or run its shard again\
        """,
        folder.resolve("s1/run.jsonl"),
        folderInPlace);
  }

  @Test
  void a_record_without_a_header() {
    refuses(
        """
        DIR/s1/run.jsonl: the run record has no header
          found: no line that says what was run
          fix: run its shard again\
        """,
        ShardFile.write(folder, "s1", "\n"),
        second());
  }

  @Test
  void a_line_that_is_none_of_a_record() {
    refuses(
        """
        DIR/s1/run.jsonl:3: not a line of a run record of schema 1
          found: text that is not JSON
          fix: restore the file, or run again\
        """,
        ShardFile.write(
            folder, "s1", new ShardFile("1/2").text().replaceFirst("\n", "\n\n<<<<<<< HEAD\n")),
        second());
  }

  @Test
  void a_last_line_that_is_json_and_none_of_a_record() {
    refuses(
        """
        DIR/s2/run.jsonl:2: not a line of a run record of schema 1
          found: no field "type"
          fix: restore the file, or run again\
        """,
        first(),
        ShardFile.write(
            folder, "s2", new RunLineWriter().write(new ShardFile("2/2").header()) + "\n{}"));
  }

  @Test
  void a_record_of_no_shard() {
    refuses(
        """
        DIR/s2/run.jsonl: the record is of no shard
          found: a run without janus.shard
          fix: leave it out, or run again with -Djanus.shard=i/n\
        """,
        first(),
        new ShardFile("2/2").unset("janus.shard").write(folder, "s2"));
  }

  @Test
  void a_record_whose_shard_is_none() {
    refuses(
        """
        DIR/s2/run.jsonl: janus.shard: not a part of a whole
          found: "3/2"
          fix: write i/n, for example 2/4\
        """,
        first(),
        new ShardFile("2/2").set("janus.shard", "3/2").write(folder, "s2"));
  }

  @Test
  void a_shard_without_a_footer() {
    refuses(
        """
        DIR/s2/run.jsonl: shard 2/2 did not end
          found: no footer after %d verdicts
          fix: run shard 2/2 again: what is recorded is not paid for twice\
        """
            .formatted(2 * new ShardFile("2/2").own().size()),
        first(),
        ShardFile.write(folder, "s2", new ShardFile("2/2").unended()));
  }

  @Test
  void a_shard_that_went_on_after_its_footer_and_was_killed() {
    refuses(
        """
        DIR/s2/run.jsonl: shard 2/2 did not end
          found: no footer after %d verdicts
          fix: run shard 2/2 again: what is recorded is not paid for twice\
        """
            .formatted(2 * new ShardFile("2/2").own().size()),
        first(),
        ShardFile.write(folder, "s2", new ShardFile("2/2").text() + "{\"type\":\"verd"));
  }

  @Test
  void an_interrupted_shard() {
    String text = new ShardFile("2/2").text();
    refuses(
        """
        DIR/s2/run.jsonl: shard 2/2 did not end
          found: an interruption after %d verdicts
          fix: run shard 2/2 again: what is recorded is not paid for twice\
        """
            .formatted(2 * new ShardFile("2/2").own().size()),
        first(),
        ShardFile.write(
            folder, "s2", unsummed(text).replace("\"interrupted\":false", "\"interrupted\":true")));
  }

  /** Returns lines as an earlier version wrote them. */
  private static String unsummed(String lines) {
    return lines.replaceAll(",\"sum\":\"[0-9a-f]{8}\"}", "}");
  }

  @Test
  void a_shard_with_fewer_lines_than_its_footer_counts() {
    ShardFile whole = new ShardFile("2/2");
    int prompts = whole.own().size();
    String footer = new RunLineWriter().write(whole.footer());
    refuses(
        """
        DIR/s2/run.jsonl: the record of shard 2/2 is not whole
          found: %d responses and %d verdicts, where its footer counts %d and %d
          fix: restore the file, or run shard 2/2 again\
        """
            .formatted(prompts - 1, 2 * prompts, prompts, 2 * prompts),
        first(),
        ShardFile.write(folder, "s2", whole.without(ResponseLine.class, 0).unended() + footer));
    refuses(
        """
        DIR/s3/run.jsonl: the record of shard 2/2 is not whole
          found: %d responses and %d verdicts, where its footer counts %d and %d
          fix: restore the file, or run shard 2/2 again\
        """
            .formatted(prompts, 2 * prompts - 1, prompts, 2 * prompts),
        first(),
        ShardFile.write(
            folder, "s3", new ShardFile("2/2").without(VerdictLine.class, 0).unended() + footer));
  }

  @Test
  void a_prompt_in_two_records_for_it_belongs_to_one_of_them() {
    int foreign = new ShardFile("1/2").own().get(0);
    refuses(
        """
        DIR/s2/run.jsonl: prompts that are not of shard 2/2
          found: 1, the first of them p%d of shard 1/2
          fix: run shard 2/2 again, into an empty folder\
        """
            .formatted(foreign),
        first(),
        new ShardFile("2/2").prompt(foreign).write(folder, "s2"));
  }

  @Test
  void another_number_of_shards() {
    refuses(
        """
        DIR/merged/run.jsonl: the shards are parts of different wholes
          found: 1/2 in DIR/s1/run.jsonl, 2/3 in DIR/s2/run.jsonl
          fix: run all shards with one n in janus.shard=i/n\
        """,
        first(),
        new ShardFile("2/3").write(folder, "s2"));
  }

  @Test
  void a_gap() {
    refuses(
        """
        DIR/merged/run.jsonl: shards are missing: 1/4, 3/4
          found: 2/4, 4/4
          fix: run what is missing with -Djanus.shard, and put its run.jsonl beside the others\
        """,
        new ShardFile("4/4").write(folder, "s4"),
        new ShardFile("2/4").write(folder, "s2"));
  }

  @Test
  void a_shard_twice_and_another_one_missing() {
    refuses(
        """
        DIR/s2/run.jsonl: shard 1/2 is there twice
          found: it is also in DIR/s1/run.jsonl
          fix: leave one of them out
        DIR/merged/run.jsonl: shards are missing: 2/2
          found: 1/2, 1/2
          fix: run what is missing with -Djanus.shard, and put its run.jsonl beside the others\
        """,
        new ShardFile("1/2").write(folder, "s2"),
        first());
  }

  @Test
  void shards_that_a_filter_left_something_out_of() {
    ShardFile second = new ShardFile("2/2");
    int prompts = ShardFile.PROMPTS - second.own().size() + 1;
    refuses(
        """
        DIR/merged/run.jsonl: the shards do not hold all that was to be run
          found: %d of 8 prompts in split koala
          fix: run all shards again without -Dtest, -Dgroups or any other filter\
        """
            .formatted(prompts),
        first(),
        second.keep(1).write(folder, "s2"));
  }

  @Test
  void shards_without_some_rubrics() {
    refuses(
        """
        DIR/merged/run.jsonl: the shards do not hold all that was to be run
          found: 15 of 16 rubrics in split koala
          fix: run all shards again without -Dtest, -Dgroups or any other filter\
        """,
        first(),
        new ShardFile("2/2").without(VerdictLine.class, 0).write(folder, "s2"));
  }

  @Test
  void shards_without_some_repeats() {
    VerdictLine third =
        ShardFile.verdict("p" + new ShardFile("2/2").own().get(0), "r1", 3, new Scored(3, ""));
    refuses(
        """
        DIR/merged/run.jsonl: the shards do not hold all that was to be run
          found: 17 of 16 verdicts in split koala
          fix: run all shards again without -Dtest, -Dgroups or any other filter\
        """,
        first(),
        new ShardFile("2/2").add(third).write(folder, "s2"));
  }

  @Test
  void fewer_prompts_than_the_limit() {
    refuses(
        """
        DIR/merged/run.jsonl: the shards do not hold all that was to be run
          found: 2 of 3 prompts in split koala
          fix: run all shards again without -Dtest, -Dgroups or any other filter\
        """,
        new ShardFile("1/1").set("janus.limit", "3").keep(2).write(folder, "s1"));
  }

  @Test
  void gates_that_do_not_fit() {
    MergeRefusedException refused =
        assertThrows(
            MergeRefusedException.class,
            () ->
                new ShardMerge(
                        run -> {
                          throw new IllegalArgumentException("janus.gates: no such split");
                        })
                    .merge(List.of(first(), second()), folder.resolve("merged")));
    assertEquals(
        folder.resolve("merged/run.jsonl") + ": janus.gates: no such split", refused.getMessage());
  }

  private void differs(String found, UnaryOperator<RunHeader> change) {
    refuses(
        """
        DIR/s2/run.jsonl: shard 2/2 was not run as shard 1/2 in DIR/s1/run.jsonl
          found: %s
          fix: run all shards with the same version, bench, models and settings\
        """
            .formatted(found),
        first(),
        new ShardFile("2/2").header(change).write(folder, "s2"));
  }

  @Test
  void another_version() {
    differs("version of Janus is 2.0 in place of 1.0", header -> with(header, "2.0"));
  }

  private static RunHeader with(RunHeader header, String engine) {
    return new RunHeader(
        header.schema(),
        header.run(),
        header.started(),
        engine,
        header.process(),
        header.bench(),
        header.generator(),
        header.judge(),
        header.settings());
  }

  @Test
  void a_header_with_fewer_rubrics_than_the_lines_have() {
    String shard =
        new ShardFile("2/2")
            .text()
            .replaceAll(",\"sum\":\"[0-9a-f]{8}\"}", "}")
            .replace("\"rubrics\":16", "\"rubrics\":3");
    int prompts = new ShardFile("2/2").own().size();
    refuses(
        """
        DIR/s2/run.jsonl: the header of shard 2/2 does not fit its lines
          found: %d prompts and %d rubrics in split koala, where the header has 8 and 3
          fix: restore the file, or run shard 2/2 again\
        """
            .formatted(prompts, 2 * prompts),
        first(),
        ShardFile.write(folder, "s2", shard));
  }

  @Test
  void another_bench() {
    differs(
        "bench digest is d2 in place of d1; rows of the bench is 9 in place of 8; splits of the bench is {koala=SplitSize[prompts=9, rubrics=18]} in place of {koala=SplitSize[prompts=8, rubrics=16]}",
        header ->
            with(
                header,
                new BenchInfo("b", "c0ffee", "d2", 9, Map.of("koala", new SplitSize(9, 18)))));
  }

  private static RunHeader with(RunHeader header, BenchInfo bench) {
    return new RunHeader(
        header.schema(),
        header.run(),
        header.started(),
        header.engine(),
        header.process(),
        bench,
        header.generator(),
        header.judge(),
        header.settings());
  }

  @Test
  void another_generator() {
    differs(
        "janus.generator.url is http://x/v1 in place of http://g/v1; janus.generator.model is x in place of gen; janus.generator.revision is r in place of none; janus.generator.temperature is 0.5 in place of none; janus.generator.top-p is 0.9 in place of none; janus.generator.max-tokens is 8 in place of none; janus.generator.seed is 3 in place of none",
        header ->
            with(
                header,
                new ModelSettings("http://x/v1", "x", "r", new Sampling(0.5, 0.9, 8, 3L)),
                header.judge()));
  }

  @Test
  void another_judge() {
    differs(
        "janus.judge.model is x in place of judge; janus.judge.revision is none in place of v1; janus.judge.temperature is none in place of 0.0; janus.judge.repeats is 2 in place of 1; digest of the judge's template is t2 in place of t1",
        header ->
            with(
                header,
                header.generator(),
                new JudgeInfo(
                    new ModelSettings("http://j/v1", "x", null, new Sampling(null, null, 64, 7L)),
                    2,
                    "t2")));
  }

  private static RunHeader with(RunHeader header, ModelSettings generator, JudgeInfo judge) {
    return new RunHeader(
        header.schema(),
        header.run(),
        header.started(),
        header.engine(),
        header.process(),
        header.bench(),
        generator,
        judge,
        header.settings());
  }

  @Test
  void any_other_setting() {
    refuses(
        """
        DIR/s2/run.jsonl: shard 2/2 was not run as shard 1/2 in DIR/s1/run.jsonl
          found: janus.threshold is 4 in place of 3; janus.limit is 5 in place of none
          fix: run all shards with the same version, bench, models and settings\
        """,
        first(),
        new ShardFile("2/2")
            .set("janus.threshold", "4")
            .set("janus.limit", "5")
            .write(folder, "s2"));
  }

  @Test
  void a_refusal_leaves_the_record_that_is_there() throws Exception {
    Path record = ShardFile.write(folder, "merged", "mine");
    assertThrows(MergeRefusedException.class, () -> merge(first()));
    assertEquals("mine", Files.readString(record));
  }
}
