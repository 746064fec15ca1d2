package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.janus.run.RunHeader;
import dev.janus.run.RunLineReader;
import dev.janus.run.RunReader;
import dev.janus.run.merge.HeaderFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A description says what the header of a run would be, and runs nothing. */
class DescribedRunTest {

  private final ScriptedServer server = new ScriptedServer();

  @TempDir Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  private JanusLauncher launcher() {
    server.judge(request -> says("Fine. [RESULT] 4"));
    Path bench = new BenchFile().prompts("koala", "k", 2).write(folder.resolve("small.jsonl"));
    return new JanusLauncher(folder)
        .server(server)
        .bench(bench)
        .set("janus.gates", "koala: minimumMean=1");
  }

  private static RunHeader described(JanusLauncher launcher) throws Exception {
    Told told = launcher.set("dev.janus.describe", "true").execute();
    assertEquals(1, told.entries().size(), told.lines().toString());
    Map<String, String> entry = told.entries().get(0);
    assertEquals("small", entry.get("janus.bench"));
    return (RunHeader) new RunLineReader().read(String.valueOf(entry.get("janus.header")));
  }

  private RunHeader recorded() throws Exception {
    return RunReader.read(folder.resolve("janus/small/run.jsonl")).header();
  }

  private static List<String> differences(RunHeader one, RunHeader other) {
    return HeaderFacts.ofBuild(one).differencesFrom(HeaderFacts.ofBuild(other));
  }

  @Test
  void it_says_what_a_run_writes() throws Exception {
    RunHeader described = described(launcher());
    assertEquals(0, server.requests());
    assertFalse(Files.exists(folder.resolve("janus")));
    launcher().execute();
    assertEquals(List.of(), differences(described, recorded()));
  }

  @Test
  void it_says_what_a_replay_writes() throws Exception {
    launcher().execute();
    Path transcript =
        Files.move(folder.resolve("janus/small/run.jsonl"), folder.resolve("transcript.jsonl"));
    JanusLauncher replay =
        launcher()
            .set("janus.mode", "replay")
            .set("janus.transcript", transcript.toString())
            .unset("janus.generator.model")
            .unset("janus.judge.model");
    RunHeader described = described(replay);
    replay.set("dev.janus.describe", "false").execute();
    assertEquals(List.of(), differences(described, recorded()));
    assertEquals("gen", described.generator().model());
  }

  @Test
  void it_needs_no_key() throws Exception {
    RunHeader described = described(launcher().set("janus.judge.api-key-env", "JUDGE_KEY"));
    assertEquals(List.of(), differences(described, described(launcher())));
  }

  @Test
  void it_names_what_decides_and_differs() throws Exception {
    RunHeader before = described(launcher());
    RunHeader now =
        described(
            launcher()
                .set("janus.threshold", "4")
                .set("janus.judge.model", "another")
                .set("janus.judge.repeats", "2")
                .set("janus.limit", "1")
                .set("janus.concurrency", "3")
                .set("janus.judge.price-input", "1")
                .set("janus.judge.price-output", "1"));
    assertEquals(
        List.of(
            "janus.judge.model is judge in place of another",
            "janus.judge.repeats is 1 in place of 2",
            "janus.threshold is 3 in place of 4",
            "janus.limit is none in place of 1"),
        differences(before, now));
  }

  @Test
  void a_bench_that_is_broken_fails_and_leaves_nothing() {
    Told told = launcher().set("janus.treshold", "4").set("dev.janus.describe", "true").execute();
    assertEquals(List.of(), told.entries());
    assertEquals(1, told.failed().size());
    assertFalse(Files.exists(folder.resolve("janus")));
  }
}
