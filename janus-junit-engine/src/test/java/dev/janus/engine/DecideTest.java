package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.isAbout;
import static dev.janus.engine.ScriptedServer.says;
import static dev.janus.engine.ScriptedServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.janus.api.Decide;
import dev.janus.api.Gate;
import dev.janus.api.JanusBench;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * What fails when {@code janus.decide=gates}: gates and what has no verdict, not single rubrics.
 */
class DecideTest {

  @JanusBench(bench = "classpath:/benches/tiny.jsonl", decide = Decide.GATES)
  @Gate(minimumMean = 2)
  static class GatesDecide {}

  @JanusBench(bench = "classpath:/benches/tiny.jsonl", decide = Decide.GATES)
  static class NothingDecides {}

  private final ScriptedServer server = new ScriptedServer();

  @TempDir Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  /** The judge gives k1 a 5 and k2 a 2. */
  private JanusLauncher launcher() {
    server.judge(request -> says(isAbout(request, "k1") ? "[RESULT] 5" : "Rude. [RESULT] 2"));
    Path bench = new BenchFile().prompts("koala", "k", 2).write(folder.resolve("small.jsonl"));
    return new JanusLauncher(folder).server(server).bench(bench).set("janus.decide", "gates");
  }

  @Test
  void a_rubric_below_the_threshold_informs_and_the_gates_that_are_met_pass() {
    Told told = launcher().set("janus.gates", "*: minimumMean=3.5").execute();
    assertEquals(
        Map.of(
            "koala/k1/r1", "SUCCESSFUL",
            "koala/k2/r1", "ABORTED: score 2, below 3: informs only",
            "koala/_gate/mean", "SUCCESSFUL",
            "overall/_gate/mean", "SUCCESSFUL"),
        told.tests());
    assertInstanceOf(TestAbortedException.class, told.throwable("koala/k2/r1"));
    assertTrue(told.printed().contains("feedback:\n  Rude."), told.printed());
  }

  @Test
  void a_gate_that_is_not_met_fails() {
    Told told = launcher().set("janus.gates", "overall: minimumMean=3.6").execute();
    assertEquals(
        Map.of(
            "koala/k1/r1", "SUCCESSFUL",
            "koala/k2/r1", "ABORTED: score 2, below 3: informs only",
            "overall/_gate/mean", "FAILED: mean 3.50 is below 3.6"),
        told.tests());
  }

  @Test
  void a_rubric_without_a_verdict_is_an_error() {
    JanusLauncher launcher = launcher().set("janus.gates", "*: maximumUnscoredRate=1");
    server.judge(request -> isAbout(request, "k1") ? status(500) : says("[RESULT] 2"));
    Told told = launcher.execute();
    assertTrue(
        String.valueOf(told.outcome("koala/k1/r1")).startsWith("FAILED: no verdict, "),
        told.outcome("koala/k1/r1"));
    assertEquals("ABORTED: score 2, below 3: informs only", told.outcome("koala/k2/r1"));
  }

  @Test
  void a_prompt_and_a_split_with_a_rubric_below_the_threshold_inform() {
    JanusLauncher launcher = launcher().set("janus.gates", "*: minimumMean=3.5");
    assertEquals(
        "ABORTED: 1 of 1 rubric is below the threshold 3: r1 (2): informs only",
        launcher.set("janus.granularity", "prompt").execute().outcome("koala/k2"));
    assertEquals(
        "ABORTED: 1 of 2 rubrics is below the threshold 3: k2/r1 (2): informs only",
        launcher.set("janus.granularity", "split").execute().outcome("koala/_rubrics"));
  }

  @Test
  void a_prompt_without_a_verdict_is_an_error_though_another_rubric_informs() {
    server.judge(request -> says(request.toString().contains("Criteria 1") ? "No." : "[RESULT] 2"));
    Path bench = new BenchFile().prompt("koala", "k1", 2).write(folder.resolve("small.jsonl"));
    Told told =
        new JanusLauncher(folder)
            .server(server)
            .bench(bench)
            .set("janus.decide", "gates")
            .set("janus.gates", "*: minimumMean=1")
            .set("janus.granularity", "prompt")
            .execute();
    assertEquals(
        "FAILED: 1 of 2 rubrics is without a verdict: r1\n"
            + "no verdict, no-score: the judge's reply names no score",
        told.outcome("koala/k1"));
  }

  @Test
  void the_record_says_that_the_gates_decide() throws Exception {
    JanusLauncher launcher = launcher().set("janus.gates", "*: minimumMean=1");
    launcher.execute();
    assertEquals("gates", launcher.run("small").header().settings().get("janus.decide"));
  }

  @Test
  void the_annotation_says_it_and_a_key_overrides_it() {
    server.judge(request -> says("[RESULT] 2"));
    JanusLauncher launcher =
        new JanusLauncher(folder).server(server).select(selectClass(GatesDecide.class));
    assertTrue(launcher.execute().tests().containsValue("ABORTED: score 2, below 3: informs only"));
    assertTrue(
        launcher.set("janus.decide", "rubrics").execute().tests().values().stream()
            .anyMatch(outcome -> outcome.startsWith("FAILED: score 2 is below the threshold 3")));
  }

  @Test
  void without_a_gate_nothing_would_decide_and_that_is_an_error() {
    Told told = new JanusLauncher(folder).select(selectClass(NothingDecides.class)).execute();
    assertEquals(
        1,
        told.tests().values().stream()
            .filter(
                outcome ->
                    outcome.contains(
                        "janus.decide: the gates are to decide, and there is none\n"
                            + "  found: janus.decide=gates, and neither @Gate nor janus.gates\n"
                            + "  fix: add a gate, or let the rubrics decide"))
            .count(),
        told.tests().toString());
  }
}
