package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.gate.Gates;
import dev.janus.run.GateLine;
import dev.janus.run.Run;
import dev.janus.run.RunReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordMergeTest {

  @TempDir private Path folder;
  private Path shards = Path.of("");

  @BeforeEach
  void name() {
    shards = folder.resolve("shards");
  }

  private RecordMerge.Outcome merge(Path... folders) {
    RecordFolders output = new RecordFolders(folder.resolve("out"));
    return new RecordMerge(output, new RecordReport(new BenchGates(Gates.NONE)))
        .merge(List.of(folders));
  }

  /** Writes the records of a bench of three prompts as two shards. */
  private void twoShards(String bench, String gates) throws Exception {
    new ShardFixture(shards.resolve("a"), bench, gates).write(1);
    new ShardFixture(shards.resolve("b"), bench, gates).write(2);
  }

  @Test
  void the_records_of_each_bench_are_merged_whatever_is_between() throws Exception {
    twoShards("demo", "*: minimumMean=4");
    twoShards("other.Bench", "");
    Path out = folder.resolve("out");
    RecordMerge.Outcome outcome = merge(shards);
    assertEquals(List.of(), outcome.violations());
    assertEquals(
        List.of(
            "janus:merge: demo: 2 shards, 0 responses and 6 verdicts (1 unscored) in "
                + out.resolve("demo/run.jsonl"),
            "janus: reports of demo in " + out.resolve("demo/report"),
            "janus:merge: other.Bench: 2 shards, 0 responses and 6 verdicts (1 unscored) in "
                + out.resolve("other.Bench/run.jsonl"),
            "janus: reports of other.Bench in " + out.resolve("other.Bench/report")),
        outcome.merged());
    Run run = RunReader.read(out.resolve("demo/run.jsonl"));
    assertEquals(List.of("koala", "overall"), run.gates().stream().map(GateLine::split).toList());
    assertTrue(Files.exists(out.resolve("demo/report/report.md")));
  }

  @Test
  void shards_without_checksums_are_told() throws Exception {
    twoShards("demo", "");
    assertEquals(List.of(), merge(shards).warnings());
    Path record = shards.resolve("a/demo/run.jsonl");
    Files.writeString(
        record, Files.readString(record).replaceAll(",\"sum\":\"[0-9a-f]{8}\"}", "}"));
    assertEquals(
        List.of(
            "janus:merge: "
                + record
                + ": the record has no checksums, so damage would not be noticed"),
        merge(shards).warnings());
  }

  @Test
  void a_record_that_is_found_twice_is_one_record() throws Exception {
    twoShards("demo", "");
    assertEquals(
        List.of(), merge(shards, shards.resolve("a"), folder.resolve("none")).violations());
  }

  @Test
  void the_record_of_a_part_beside_that_of_a_shard_is_left_out() throws Exception {
    twoShards("demo", "");
    Path record = shards.resolve("a/demo/run.jsonl");
    Path part = Files.createDirectories(record.resolveSibling("partial"));
    Files.copy(record, part.resolve("run.jsonl"));
    RecordMerge.Outcome outcome = merge(shards);
    assertEquals(List.of(), outcome.violations());
    assertEquals(List.of("demo"), outcome.benches());
  }

  @Test
  void what_is_wrong_with_one_bench_does_not_keep_another_from_being_merged() throws Exception {
    twoShards("demo", "");
    new ShardFixture(shards.resolve("a"), "half", "").write(1);
    RecordMerge.Outcome outcome = merge(shards);
    assertEquals(2, outcome.merged().size());
    assertEquals(
        List.of(
            folder.resolve("out/half/run.jsonl")
                + ": shards are missing: 2/2\n  found: 1/2\n"
                + "  fix: run what is missing with -Djanus.shard, and put its run.jsonl beside the"
                + " others"),
        outcome.violations());
  }

  @Test
  void without_any_record_there_is_nothing_to_merge() {
    assertEquals(
        List.of(
            shards
                + ", elsewhere: there is no record of any shard\n"
                + "  found: no run.jsonl below it\n"
                + "  fix: put the folders that runs with -Djanus.shard=i/n left there, or set"
                + " janus.shards to where they are"),
        merge(shards, Path.of("elsewhere")).violations());
  }
}
