package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.isAbout;
import static dev.janus.engine.ScriptedServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.janus.run.GateLine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.TagFilter;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Gates as tests. */
class GateLeafTest {

  private final ScriptedServer server = new ScriptedServer();

  @TempDir Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  private Path bench() {
    return new BenchFile()
        .prompt("koala", "k1", 1)
        .prompt("koala", "k2", 1)
        .prompt("flask", "f1", 1)
        .write(folder.resolve("small.jsonl"));
  }

  private JanusLauncher launcher() {
    return new JanusLauncher(folder)
        .server(server)
        .bench(bench())
        .set("janus.gates", "koala: minimumMean=4; overall: minimumPassRate=0.5");
  }

  private static String inconclusive(int seen, int of) {
    return "ABORTED: inconclusive: saw %d of %d rubrics: a filter, a limit or an interruption left the rest out"
        .formatted(seen, of);
  }

  @Test
  void a_gate_that_is_met_passes() {
    Told told = launcher().execute();
    assertEquals("SUCCESSFUL", told.outcome("koala/_gate/mean"));
    assertEquals("SUCCESSFUL", told.outcome("overall/_gate/pass-rate"));
  }

  @Test
  void a_gate_that_is_not_met_fails_with_what_was_expected_and_found() throws Exception {
    server.judge(request -> says(isAbout(request, "k1") ? "[RESULT] 3" : "[RESULT] 4"));
    JanusLauncher launcher = launcher();
    Told told = launcher.execute();
    assertEquals("FAILED: mean 3.50 is below 4", told.outcome("koala/_gate/mean"));
    AssertionFailedError error =
        assertInstanceOf(AssertionFailedError.class, told.throwable("koala/_gate/mean"));
    assertEquals("4", error.getExpected().getStringRepresentation());
    assertEquals("3.50", error.getActual().getStringRepresentation());
    assertEquals(0, error.getStackTrace().length);
    assertEquals("", told.printed());
    List<GateLine> gates = launcher.run("small").gates();
    assertEquals(
        List.of("koala/mean failed", "overall/pass-rate passed"),
        gates.stream().map(g -> g.split() + "/" + g.name() + " " + g.status()).toList());
  }

  @Test
  void a_limit_makes_gates_inconclusive() {
    Told told = launcher().set("janus.limit", "1").execute();
    assertEquals(inconclusive(1, 2), told.outcome("koala/_gate/mean"));
    assertEquals(inconclusive(2, 3), told.outcome("overall/_gate/pass-rate"));
    Throwable aborted =
        assertInstanceOf(TestAbortedException.class, told.throwable("koala/_gate/mean"));
    assertEquals(0, aborted.getStackTrace().length);
  }

  @Test
  void a_shard_makes_gates_inconclusive() {
    // Digests of ids decide which shard a prompt is in.
    Told told = launcher().set("janus.shard", "1/2").execute();
    assertEquals(inconclusive(2, 3), told.outcome("overall/_gate/pass-rate"));
  }

  @Test
  void tags_that_leave_rubrics_out_make_gates_inconclusive() {
    Told told = launcher().filter(TagFilter.excludeTags("split:flask")).execute();
    assertEquals("SUCCESSFUL", told.outcome("koala/_gate/mean"));
    assertEquals(inconclusive(2, 3), told.outcome("overall/_gate/pass-rate"));
  }

  @Test
  void unique_ids_that_leave_rubrics_out_make_gates_inconclusive() {
    JanusLauncher launcher = launcher().selectAnew();
    String id = "[engine:janus]/[bench:my]/[split:koala]";
    launcher
        .set("janus.bench", bench().toString())
        .select(selectUniqueId(id + "/[prompt:k1]"))
        .select(selectUniqueId(id + "/[gate:mean]"));
    assertEquals(inconclusive(1, 2), launcher.execute().outcome("koala/_gate/mean"));
  }

  @Test
  void a_gate_that_saw_nothing_at_all_fails() {
    Told told = launcher().filter(TagFilter.includeTags("gate")).execute();
    assertEquals("FAILED: no verdicts", told.outcome("koala/_gate/mean"));
    assertEquals("FAILED: no verdicts", told.outcome("overall/_gate/pass-rate"));
    assertEquals(0, server.requests());
  }

  @Test
  void a_gate_fails_when_too_much_is_unscored_whatever_the_scores() {
    server.judge(request -> says(isAbout(request, "k1") ? "Well." : "[RESULT] 5"));
    String outcome = String.valueOf(launcher().execute().outcome("koala/_gate/mean"));
    assertEquals(
        "FAILED: 1 of 2 verdicts unscored (1 naming no score); at most 1% may be", outcome);
  }
}
