package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.execution.ReportFolder;
import dev.janus.gate.GateOutcome;
import dev.janus.gate.Gates;
import dev.janus.run.Run;
import dev.janus.run.RunReader;
import dev.janus.run.merge.ShardMerge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shard without a prompt leaves a record without a verdict, so that all shards can be merged. */
class EmptyShardTest {

  @AutoClose private final ScriptedServer server = new ScriptedServer();

  @TempDir Path folder;

  /** The one prompt is in the last of three shards. */
  private JanusLauncher launcher(String name) {
    Path bench = new BenchFile().prompt("koala", "k1", 2).write(folder.resolve("one.jsonl"));
    server.judge(request -> says("Fine. [RESULT] 4"));
    return new JanusLauncher(folder.resolve(name)).server(server).bench(bench);
  }

  @ParameterizedTest
  @CsvSource({"rubric", "prompt", "split"})
  void an_empty_shard_is_one_skipped_test_and_a_complete_record(String granularity)
      throws Exception {
    JanusLauncher launcher =
        launcher("empty").set("janus.shard", "1/3").set("janus.granularity", granularity);
    Told told = launcher.execute();
    assertEquals(
        Map.of("overall/_shard", "ABORTED: nothing to run: shard 1/3 holds no prompt"),
        told.tests());
    Run run = launcher.run("one");
    assertTrue(run.isComplete());
    assertEquals(List.of(), run.checks());
    assertEquals("1/3", run.header().settings().get("janus.shard"));
    assertEquals(0, server.requests());
    assertTrue(Files.exists(launcher.folder("one").resolve("report/report.md")));
  }

  @ParameterizedTest
  @CsvSource({"''", "'*: minimumMean=3'"})
  void shards_of_which_some_are_empty_merge_into_what_an_unsharded_run_finds(String gates)
      throws Exception {
    JanusLauncher whole = launcher("whole").set("janus.gates", gates);
    whole.execute();
    List<Path> records = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      JanusLauncher shard =
          launcher("shard" + i).set("janus.gates", gates).set("janus.shard", i + "/3");
      shard.execute();
      records.add(shard.folder("one").resolve("run.jsonl"));
    }
    Path merged = folder.resolve("merged");
    new ShardMerge(
            run -> Gates.of(run.header()).decide(run).stream().map(GateOutcome::toLine).toList())
        .merge(records, merged);
    ReportFolder.write(merged, run -> Gates.of(run.header()).decide(run));
    Run run = RunReader.read(merged.resolve("run.jsonl"));
    assertTrue(run.isComplete());
    assertEquals(ResumeTest.scores(whole.run("one")), ResumeTest.scores(run));
    assertEquals(gates(whole.run("one")), gates(run));
  }

  private static Map<String, String> gates(Run run) {
    Map<String, String> gates = new TreeMap<>();
    Gates.of(run.header())
        .decide(run)
        .forEach(outcome -> gates.put(outcome.scope(), outcome.toLine().toString()));
    return gates;
  }

  @Test
  void an_empty_shard_asks_for_nothing_when_it_is_planned() throws Exception {
    Told told = launcher("planned").set("janus.shard", "1/3").set("janus.mode", "plan").execute();
    assertEquals(Map.of("overall/_shard", "ABORTED: not run: janus.mode=plan"), told.tests());
  }
}
