package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.isAbout;
import static dev.janus.engine.ScriptedServer.says;
import static dev.janus.engine.ScriptedServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.janus.engine.reporting.UndecidedException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** What the test of a rubric says of its verdicts. */
class VerdictTest {

  private final ScriptedServer server = new ScriptedServer();

  @TempDir Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  private JanusLauncher launcher(BenchFile bench) {
    return new JanusLauncher(folder)
        .server(server)
        .bench(bench.write(folder.resolve("small.jsonl")));
  }

  private JanusLauncher launcher() {
    return launcher(new BenchFile().prompt("koala", "k1", 1));
  }

  /** Has the judge answer these texts in turn; the last one for ever. */
  private void judgeSays(String... texts) {
    AtomicInteger asked = new AtomicInteger();
    server.judge(request -> says(texts[Math.min(asked.getAndIncrement(), texts.length - 1)]));
  }

  @Test
  void a_score_that_reaches_the_threshold_passes() {
    judgeSays("[RESULT] 3");
    assertEquals(Map.of("koala/k1/r1", "SUCCESSFUL"), launcher().execute().tests());
  }

  @Test
  void a_score_below_the_threshold_fails_with_one_line() {
    judgeSays("It is\nrude. [RESULT] 2");
    Told told = launcher().execute();
    assertEquals(
        "FAILED: score 2 is below the threshold 3: Criteria 1 of k1? The judge: It is rude.",
        told.outcome("koala/k1/r1"));
    AssertionFailedError error =
        assertInstanceOf(AssertionFailedError.class, told.throwable("koala/k1/r1"));
    assertEquals("at least 3", error.getExpected().getStringRepresentation());
    assertEquals("2", error.getActual().getStringRepresentation());
    assertEquals(0, error.getStackTrace().length);
    assertEquals("SUCCESSFUL", told.outcome("prompt:k1"));
    assertEquals("SUCCESSFUL", told.outcome("split:koala"));
  }

  @Test
  void a_judge_that_gives_no_feedback_is_not_quoted() {
    judgeSays("2");
    assertEquals(
        "FAILED: score 2 is below the threshold 3: Criteria 1 of k1?",
        launcher().execute().outcome("koala/k1/r1"));
  }

  @Test
  void a_long_criterion_and_feedback_are_cut() {
    BenchFile bench = new BenchFile().prompt("koala", "k1", 1);
    ((ObjectNode) bench.last().path("rubrics").path(0)).put("criteria", "c".repeat(400));
    judgeSays("f".repeat(400) + " [RESULT] 1");
    assertEquals(
        "FAILED: score 1 is below the threshold 3: %s... The judge: %s..."
            .formatted("c".repeat(300), "f".repeat(300)),
        launcher(bench).execute().outcome("koala/k1/r1"));
  }

  /** Has the judge answer each repeat with its own text; the seed says which it is. */
  private JanusLauncher repeats(String... texts) {
    server.judge(request -> says(texts[request.path("seed").asInt() - 1]));
    return launcher()
        .set("janus.judge.repeats", Integer.toString(texts.length))
        .set("janus.judge.seed", "1");
  }

  @Test
  void the_mean_of_repeats_is_compared_exactly() {
    JanusLauncher launcher =
        repeats("[RESULT] 3", "[RESULT] 3", "[RESULT] 2")
            .set("janus.threshold", "2.6666666666666667");
    assertEquals(
        "FAILED: score 2.6666666666666667 (mean of [3, 3, 2]) is below the threshold 2.6666666666666667: Criteria 1 of k1?",
        launcher.execute().outcome("koala/k1/r1"));
    assertEquals(
        Map.of("koala/k1/r1", "SUCCESSFUL"),
        launcher.set("janus.threshold", "2.6666666666666666").execute().tests());
  }

  @Test
  void a_judge_that_gives_no_score_is_asked_again() {
    judgeSays("Well.", "Hm.", "Fine. [RESULT] 4");
    assertEquals(Map.of("koala/k1/r1", "SUCCESSFUL"), launcher().execute().tests());
    assertEquals(3, server.judgements());
  }

  @Test
  void a_judge_that_never_gives_a_score_makes_an_error_not_a_failure() {
    judgeSays("Well.");
    Told told = launcher().execute();
    assertEquals(
        "FAILED: no verdict, no-score: the judge's reply names no score",
        told.outcome("koala/k1/r1"));
    assertInstanceOf(UndecidedException.class, told.throwable("koala/k1/r1"));
    assertEquals(6, server.judgements());
  }

  @Test
  void reasons_of_several_repeats_are_told_once_each() {
    assertEquals(
        "FAILED: no verdict in 3, off-scale: the judge named a score that is not 1 to 5: 9\nblank: the judge's reply was blank",
        repeats("[RESULT] 9", "", "").execute().outcome("koala/k1/r1"));
  }

  @Test
  void one_scored_repeat_is_enough_for_a_decision() {
    assertEquals(
        "FAILED: score 1 is below the threshold 3: Criteria 1 of k1? The judge: Low.",
        repeats("Low. [RESULT] 1", "Well.").execute().outcome("koala/k1/r1"));
  }

  @Test
  void a_judge_that_cannot_be_reached_makes_an_error() {
    server.judge(request -> status(500));
    assertEquals(
        "FAILED: no verdict, judge-unavailable: judge %s (judge): HTTP 500 Internal Server Error\n  found: an empty reply\n  fix: see the log of the server, then run again"
            .formatted(server.url()),
        launcher().execute().outcome("koala/k1/r1"));
  }

  @Test
  void a_generator_that_fails_on_one_prompt_makes_errors_of_its_rubrics_only() throws Exception {
    server.generator(request -> isAbout(request, "k1") ? status(500) : says("An answer."));
    BenchFile bench = new BenchFile().prompt("koala", "k1", 2).prompt("koala", "k2", 1);
    Told told = launcher(bench).execute();
    for (String rubric : new String[] {"r1", "r2"}) {
      assertEquals(
          "FAILED: no verdict, no-response: generator %s (gen): HTTP 500 Internal Server Error\n  found: an empty reply\n  fix: see the log of the server, then run again"
              .formatted(server.url()),
          told.outcome("koala/k1/" + rubric));
      assertInstanceOf(UndecidedException.class, told.throwable("koala/k1/" + rubric));
    }
    assertEquals("SUCCESSFUL", told.outcome("koala/k2/r1"));
    assertEquals(1, server.judgements());
  }

  @Test
  void what_does_not_pass_prints_what_was_judged() {
    judgeSays("It is rude. [RESULT] 2");
    BenchFile bench = new BenchFile().prompt("koala", "k1", 1);
    bench.last().put("prompt", "First line?\nSecond\u0007 line?");
    server.generator(request -> says("r".repeat(1600)));
    assertEquals(
        """
        koala/k1/r1
        system message:
          Be brief.
        prompt:
          First line?
          Second\u2407 line?
        response:
          %s...
        criteria:
          Criteria 1 of k1?
        feedback:
          It is rude.
        """
            .formatted("r".repeat(1500)),
        launcher(bench).execute().printed());
  }

  @Test
  void what_passes_prints_nothing() {
    assertEquals("", launcher().execute().printed());
  }

  @Test
  void what_there_is_nothing_of_is_not_printed() {
    server.generator(request -> status(400));
    BenchFile bench = new BenchFile().prompt("koala", "k1", 1);
    bench.last().put("system", "");
    assertEquals(
        """
        koala/k1/r1
        prompt:
          Question k1?
        criteria:
          Criteria 1 of k1?
        unscored:
          no-response: generator %s (gen): HTTP 400 Bad Request
            found: an empty reply
            fix: change what the server objects to: janus.generator.model, janus.generator.max-tokens, another setting of the generator, or a prompt too long for the model
        """
            .formatted(server.url()),
        launcher(bench).execute().printed());
  }
}
