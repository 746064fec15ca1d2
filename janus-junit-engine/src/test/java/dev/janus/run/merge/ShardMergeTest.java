package dev.janus.run.merge;

import static dev.janus.run.merge.ShardFile.STARTED;
import static dev.janus.run.merge.ShardFile.response;
import static dev.janus.run.merge.ShardFile.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.Usage;
import dev.janus.digest.Sha256;
import dev.janus.judge.Scored;
import dev.janus.run.FolderInUseException;
import dev.janus.run.GateLine;
import dev.janus.run.JudgeInfo;
import dev.janus.run.ResponseLine;
import dev.janus.run.Run;
import dev.janus.run.RunFolder;
import dev.janus.run.RunFooter;
import dev.janus.run.RunHeader;
import dev.janus.run.RunLineWriter;
import dev.janus.run.RunReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a merged record says. */
class ShardMergeTest {

  private static final GateLine GATE =
      new GateLine(
          "mean", "koala", "passed", BigDecimal.ONE, BigDecimal.ONE, 8, 4, null, null, "fine");

  @TempDir Path folder;

  private MergedRun merge(Path... records) throws Exception {
    return new ShardMerge(run -> List.of(GATE)).merge(List.of(records), folder.resolve("merged"));
  }

  private Run read() throws Exception {
    return RunReader.read(folder.resolve("merged/run.jsonl"));
  }

  private Path[] three() {
    return Stream.of("1/3", "2/3", "3/3")
        .map(shard -> new ShardFile(shard).write(folder, "s" + shard.charAt(0)))
        .toArray(Path[]::new);
  }

  private static List<String> prompts(Run run) {
    return run.responses().stream().map(ResponseLine::prompt).toList();
  }

  @Test
  void the_header_is_that_of_an_unsharded_run() throws Exception {
    merge(three());
    RunHeader header = read().header();
    RunHeader first = new ShardFile("1/3").unset("janus.shard").header();
    assertEquals(
        new RunHeader(
            RunHeader.SCHEMA,
            Sha256.of("run-1/3", "run-2/3", "run-3/3").substring(0, 32),
            STARTED.minusSeconds(3),
            "1.0",
            "process-1/3",
            first.bench(),
            first.generator(),
            first.judge(),
            first.settings()),
        header);
  }

  @Test
  void the_footer_sums_up_and_ends_with_the_last_shard() throws Exception {
    MergedRun merged = merge(three());
    RunFooter footer =
        new RunFooter(STARTED.plusSeconds(3), 8, 16, 6, new Usage(600, 6), null, false);
    assertEquals(footer, read().footer());
    assertEquals(new MergedRun(folder.resolve("merged/run.jsonl"), 3, footer, List.of()), merged);
  }

  @Test
  void the_cost_is_that_of_all_shards_or_unknown() throws Exception {
    Path first = new ShardFile("1/2").cost("0.25").write(folder, "s1");
    Path second = new ShardFile("2/2").cost("0.75").write(folder, "s2");
    assertEquals(BigDecimal.ONE, merge(first, second).footer().cost());
    new ShardFile("2/2").write(folder, "s2");
    assertNull(merge(first, second).footer().cost());
  }

  @Test
  void gates_are_decided_anew_on_the_checks_of_all_shards() throws Exception {
    new ShardMerge(
            run -> {
              assertEquals(16, run.checks().size());
              assertEquals(List.of(1 + 7 % 5), run.checks().get(15).scores());
              assertEquals("c", run.checks().get(15).cluster());
              return List.of(GATE);
            })
        .merge(List.of(three()), folder.resolve("merged"));
    assertEquals(List.of(GATE), read().gates());
  }

  @Test
  void lines_are_in_order_of_the_bench_whatever_order_they_came_in() throws Exception {
    merge(three());
    List<String> lines = Files.readAllLines(folder.resolve("merged/run.jsonl"));
    List<String> order =
        lines.stream()
            .filter(line -> !line.contains("\"header\"") && !line.contains("\"footer\""))
            .map(
                line ->
                    line.replaceAll(
                        "\\{\"type\":\"(.)\\w+\".*?(?:\"prompt\":\"(p\\d)\")?(?:,\"rubric\":\"(r\\d)\")?.*",
                        "$1"))
            .toList();
    assertEquals("rrrrrrrrvvvvvvvvvvvvvvvvg", String.join("", order));
    assertEquals(List.of("p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7"), prompts(read()));
    assertEquals(
        List.of("p0r1", "p0r2", "p1r1"),
        lines.stream()
            .filter(line -> line.contains("\"verdict\""))
            .limit(3)
            .map(line -> line.replaceAll(".*\"prompt\":\"(p\\d)\",\"rubric\":\"(r\\d)\".*", "$1$2"))
            .toList());
  }

  @Test
  void turns_and_repeats_are_in_order() throws Exception {
    ShardFile only = new ShardFile("1/1").header(ShardMergeTest::judgedTwice).add(response(0, 1));
    only.own().forEach(i -> addSecond(only, i));
    merge(only.write(folder, "only"));
    assertEquals(List.of("p0", "p0", "p1"), prompts(read()).subList(0, 3));
    List<String> lines = Files.readAllLines(folder.resolve("merged/run.jsonl"));
    assertEquals(List.of("0", "1"), values(lines, "turn").subList(0, 2));
    assertEquals(List.of("1", "2", "1", "2"), values(lines, "repeat").subList(0, 4));
  }

  private static void addSecond(ShardFile file, int index) {
    file.add(verdict("p" + index, "r1", 2, new Scored(2, "")));
    file.add(verdict("p" + index, "r2", 2, new Scored(2, "")));
  }

  private static List<String> values(List<String> lines, String field) {
    return lines.stream()
        .filter(line -> line.matches("\\{\"type\":\"[rv].*\"" + field + "\":\\d.*"))
        .map(line -> line.replaceAll(".*\"" + field + "\":(\\d).*", "$1"))
        .toList();
  }

  private static RunHeader judgedTwice(RunHeader header) {
    return new RunHeader(
        header.schema(),
        header.run(),
        header.started(),
        header.engine(),
        header.process(),
        header.bench(),
        header.generator(),
        new JudgeInfo(header.judge().model(), 2, "t1"),
        header.settings());
  }

  @Test
  void of_lines_about_the_same_thing_the_last_one_counts() throws Exception {
    ShardFile only = new ShardFile("1/1");
    only.add(verdict("p0", "r1", 1, new Scored(1, "Again."))).add(response(0, 0));
    assertEquals(17, only.footer().verdicts());
    RunFooter merged = merge(only.write(folder, "only")).footer();
    assertEquals(8, merged.responses());
    assertEquals(16, merged.verdicts());
    Run run = read();
    assertEquals(List.of(1), run.checks().get(0).scores());
    assertEquals(8, run.responses().size());
    assertEquals(2 + 8 + 16 + 1, Files.readAllLines(folder.resolve("merged/run.jsonl")).size());
  }

  @Test
  void prompts_without_a_response_come_last() throws Exception {
    merge(new ShardFile("1/1").without(ResponseLine.class, 2).write(folder, "only"));
    Run run = read();
    assertEquals(7, run.responses().size());
    assertEquals("p2", run.checks().get(15).prompt());
  }

  @Test
  void of_several_headers_the_last_one_counts() throws Exception {
    ShardFile only = new ShardFile("1/1").set("janus.threshold", "4");
    String later = only.text();
    String earlier = new RunLineWriter().write(new ShardFile("1/1").header());
    merge(ShardFile.write(folder, "only", earlier + "\n" + later));
    assertEquals("4", read().header().settings().get("janus.threshold"));
  }

  @Test
  void foreign_line_ends_and_blank_lines_do_not_matter() throws Exception {
    Path[] records = three();
    Path merged = merge(records).record();
    String expected = Files.readString(merged);
    Files.writeString(
        records[1], Files.readString(records[1]).replace("\n", "\r\n\r\n").stripTrailing());
    merge(records);
    assertEquals(expected, Files.readString(merged).replace("\r", ""));
  }

  @Test
  void with_a_limit_only_so_many_prompts_are_expected() throws Exception {
    merge(new ShardFile("1/1").set("janus.limit", "3").keep(3).write(folder, "only"));
    assertEquals(List.of("p0", "p1", "p2"), prompts(read()));
  }

  @Test
  void a_limit_above_the_size_expects_all() throws Exception {
    merge(new ShardFile("1/1").set("janus.limit", "9").write(folder, "only"));
    assertEquals(8, prompts(read()).size());
  }

  @Test
  void a_folder_in_use_is_left_alone() throws Exception {
    Path[] records = three();
    try (RunFolder held = RunFolder.hold(folder.resolve("merged"))) {
      assertThrows(FolderInUseException.class, () -> merge(records));
      assertFalse(Files.exists(held.record()));
    }
  }

  @Test
  void a_record_that_cannot_be_put_in_place_leaves_nothing_behind() throws Exception {
    Path target = Files.createDirectories(folder.resolve("merged/run.jsonl/full"));
    IOException unwritten = assertThrows(IOException.class, () -> merge(three()));
    assertEquals(
        target.getParent() + ": the merged record was not written",
        String.valueOf(unwritten.getMessage()).lines().findFirst().orElseThrow());
    assertFalse(Files.exists(folder.resolve("merged/run.jsonl.part")));
  }

  @Test
  void a_record_that_was_paid_for_is_kept_aside() throws Exception {
    String former = new ShardFile("1/1").unset("janus.shard").text();
    ShardFile.write(folder, "merged", former);
    merge(three());
    assertEquals(former, Files.readString(folder.resolve("merged/run.previous.jsonl")));
  }

  @Test
  void a_replay_an_empty_run_and_a_merge_of_the_same_shards_are_not_kept() throws Exception {
    Path[] records = three();
    ShardFile.write(folder, "merged", new ShardFile("1/1").set("janus.mode", "replay").text());
    merge(records);
    merge(records);
    ShardFile.write(folder, "merged", new ShardFile("1/1").keep(0).text());
    merge(records);
    ShardFile.write(folder, "merged", "");
    merge(records);
    assertFalse(Files.exists(folder.resolve("merged/run.previous.jsonl")));
    assertNotEquals(0L, Files.size(folder.resolve("merged/run.jsonl")));
  }

  @Test
  void a_file_that_is_no_record_is_kept_aside_as_such() throws Exception {
    ShardFile.write(folder, "merged", "mine\n");
    merge(three());
    assertEquals("mine\n", Files.readString(folder.resolve("merged/run.unreadable.jsonl")));
  }
}
