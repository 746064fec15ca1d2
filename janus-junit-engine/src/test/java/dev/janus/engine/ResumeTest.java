package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.isAbout;
import static dev.janus.engine.ScriptedServer.says;
import static dev.janus.engine.ScriptedServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.janus.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run goes on where an earlier one stopped, and a rerun of failed tests where it failed. */
class ResumeTest {

  private static final int PROMPTS = 15;

  private final ScriptedServer server = new ScriptedServer();

  @TempDir Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  static BenchFile bench() {
    return bench(PROMPTS);
  }

  private static BenchFile bench(int prompts) {
    BenchFile bench = new BenchFile();
    for (int i = 1; i <= prompts; i++) {
      bench.prompt(i % 2 == 0 ? "koala" : "flask", "p" + i, 2);
    }
    return bench;
  }

  private JanusLauncher launcher() {
    return new JanusLauncher(folder)
        .server(server)
        .bench(bench().write(folder.resolve("small.jsonl")))
        .set("janus.gates", "*: minimumMean=3");
  }

  /** Returns the scores of all verdicts, by prompt and rubric. */
  static Map<String, List<Integer>> scores(Run run) {
    Map<String, List<Integer>> scores = new TreeMap<>();
    run.checks()
        .forEach(check -> scores.put(check.prompt() + "/" + check.rubric(), check.scores()));
    return scores;
  }

  @Test
  void a_run_whose_server_broke_down_is_taken_up_by_the_next_one() throws Exception {
    AtomicInteger answered = new AtomicInteger();
    ScriptedServer.Script breaksDown =
        request -> answered.incrementAndGet() > 20 ? status(500) : says("Fine. [RESULT] 4");
    server.generator(breaksDown).judge(breaksDown);
    // Enough of it that ten calls in a row fail whatever was answered.
    Path bench = bench(60).write(folder.resolve("large.jsonl"));
    JanusLauncher launcher = launcher().selectAnew().bench(bench).set("janus.concurrency", "2");
    launcher.execute();
    Run broken = launcher.run("large");
    assertFalse(broken.isComplete());
    int paid =
        broken.responses().size()
            + (int) scores(broken).values().stream().filter(s -> !s.isEmpty()).count();
    assertEquals(20, paid);
    int before = server.generations() + server.judgements();

    server.generator(request -> says("Fine.")).judge(request -> says("Fine. [RESULT] 4"));
    Told told = launcher.process("jvm-2").execute();
    Run whole = launcher.run("large");
    assertTrue(whole.isComplete());
    assertEquals(60 * 3, 20 + server.generations() + server.judgements() - before);
    assertEquals(60 * 2, scores(whole).size());
    assertTrue(scores(whole).values().stream().allMatch(List.of(4)::equals));
    assertEquals("SUCCESSFUL", told.outcome("overall/_gate/mean"));
    assertEquals(broken.header().run(), whole.header().run());
  }

  @Test
  void a_run_that_ended_is_not_taken_up_by_another_jvm() throws Exception {
    JanusLauncher launcher = launcher();
    launcher.execute();
    String first = launcher.run("small").header().run();
    launcher.process("jvm-2").execute();
    assertNotEquals(first, launcher.run("small").header().run());
    assertEquals(2 * PROMPTS, server.generations());
    assertTrue(Files.exists(folder.resolve("janus/small/run.previous.jsonl")));
  }

  @Test
  void a_run_with_other_models_is_not_taken_up() throws Exception {
    JanusLauncher launcher = launcher();
    launcher.execute();
    launcher.set("janus.generator.model", "gen-2").execute();
    assertEquals(2 * PROMPTS, server.generations());
    assertEquals(4 * PROMPTS, server.judgements());
  }

  @Test
  void a_rerun_in_the_same_jvm_pays_for_no_scored_verdict_again() throws Exception {
    server.judge(request -> says(isAbout(request, "p3") ? "Bad. [RESULT] 1" : "[RESULT] 4"));
    JanusLauncher launcher = launcher();
    Told first = launcher.execute();
    assertEquals(2, first.failed().size());
    int calls = server.requests();

    launcher.selectAnew();
    first.failed().forEach(id -> launcher.select(selectUniqueId(id)));
    Told again = launcher.execute();
    String bad = "FAILED: score 1 is below the threshold 3: Criteria %d of p3? The judge: Bad.";
    assertEquals(
        Map.of("flask/p3/r1", bad.formatted(1), "flask/p3/r2", bad.formatted(2)), again.tests());
    assertEquals(calls, server.requests());
    assertEquals(2 * PROMPTS, launcher.run("small").checks().size());
    assertTrue(launcher.run("small").isComplete());
  }

  @Test
  void a_rerun_in_the_same_jvm_asks_again_where_a_server_failed_and_gates_see_all()
      throws Exception {
    server.judge(request -> isAbout(request, "p3") ? status(500) : says("[RESULT] 4"));
    server.generator(request -> isAbout(request, "p4") ? status(500) : says("Fine."));
    JanusLauncher launcher = launcher();
    Told first = launcher.execute();
    assertEquals(7, first.failed().size(), first.tests().toString());
    int calls = server.requests();

    server.judge(request -> says("[RESULT] 4")).generator(request -> says("Fine."));
    launcher.selectAnew();
    first.failed().forEach(id -> launcher.select(selectUniqueId(id)));
    Told again = launcher.execute();
    assertEquals(7, again.tests().values().stream().filter("SUCCESSFUL"::equals).count());
    // Two verdicts on p3; a response and two verdicts on p4.
    assertEquals(calls + 5, server.requests());
    Run whole = launcher.run("small");
    assertEquals(2 * PROMPTS, whole.checks().size());
    assertEquals(PROMPTS, whole.responses().size());
    assertTrue(scores(whole).values().stream().allMatch(List.of(4)::equals));
  }

  @Test
  void a_verdict_the_judge_would_not_give_is_not_asked_for_again() {
    server.judge(request -> says(isAbout(request, "p3") ? "Well." : "[RESULT] 4"));
    JanusLauncher launcher = launcher();
    launcher.execute();
    int calls = server.requests();
    launcher.execute();
    assertEquals(calls, server.requests());
  }

  @Test
  void a_last_line_that_was_cut_off_is_dropped_and_its_call_made_again() throws Exception {
    JanusLauncher launcher = launcher();
    launcher.execute();
    Map<String, List<Integer>> undisturbed = scores(launcher.run("small"));
    Path record = folder.resolve("janus/small/run.jsonl");
    List<String> lines = Files.readAllLines(record);
    int last = lastVerdict(lines);
    String start = String.join("\n", lines.subList(0, last)) + "\n";
    Files.writeString(record, start + lines.get(last).substring(0, 40));
    int calls = server.requests();

    launcher.process("jvm-2").execute();
    assertEquals(calls + 1, server.requests());
    assertEquals(undisturbed, scores(launcher.run("small")));
    assertTrue(launcher.run("small").isComplete());
  }

  private static int lastVerdict(List<String> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).startsWith("{\"type\":\"verdict\"")) {
        return i;
      }
    }
    throw new AssertionError("no verdict in " + lines);
  }

  @Test
  void a_limited_run_leaves_the_record_of_the_whole_bench_whole() throws Exception {
    JanusLauncher launcher = launcher();
    launcher.execute();
    Told limited = launcher.set("janus.limit", "1").execute();
    assertEquals("SUCCESSFUL", limited.outcome("overall/_gate/mean"));
    assertEquals(2 * PROMPTS, launcher.run("small").checks().size());
    assertEquals(PROMPTS, server.generations());
  }

  @Test
  void reports_are_written_beside_the_record() throws IOException {
    launcher().execute();
    Path report = folder.resolve("janus/small/report");
    try (var files = Files.list(report)) {
      assertEquals(
          List.of("flask.md", "koala.md", "report.json", "report.md"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void a_report_that_cannot_be_written_is_told_and_breaks_nothing() throws Exception {
    JanusLauncher launcher = launcher();
    Files.createDirectories(folder.resolve("janus/small"));
    Files.writeString(folder.resolve("janus/small/report"), "in the way");
    Told told = launcher.execute();
    assertEquals("SUCCESSFUL", told.outcome("overall/_gate/mean"));
    assertEquals(
        """
        %1$s: the report was not written
          found: java.nio.file.FileAlreadyExistsException: %1$s
          fix: see that the folder can be written, then write it from the record with mvn janus:report
        """
            .formatted(folder.resolve("janus/small/report")),
        told.printed());
    assertNotNull(launcher.run("small").footer());
  }
}
