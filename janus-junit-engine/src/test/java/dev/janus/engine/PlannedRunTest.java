package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.says;
import static dev.janus.engine.ScriptedServer.status;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.run.Check;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a run before anything is paid for. */
@Timeout(60)
class PlannedRunTest {

  private static final String NOT_RUN = "not run: janus.mode=plan";

  private final ScriptedServer server = new ScriptedServer();

  @TempDir Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  private JanusLauncher launcher() {
    BenchFile bench = new BenchFile().prompt("koala", "k1", 2).prompt("koala", "k2", 2);
    return new JanusLauncher(folder)
        .set("janus.generator.max-tokens", "100")
        .set("janus.judge.max-tokens", "50")
        .bench(bench.write(folder.resolve("small.jsonl")));
  }

  private static List<String> lines(Told told) {
    return told.notices().get(0).lines().toList();
  }

  @Test
  void a_run_says_where_it_goes_on_and_a_plan_does_not() {
    try (ScriptedServer server = new ScriptedServer()) {
      assertEquals(
          List.of(
              "  recorded in %s; if interrupted, run the same again: it goes on there"
                  .formatted(folder.resolve("janus/small/run.jsonl"))),
          rest(launcher().server(server).execute()));
    }
    assertEquals(List.of(), rest(launcher().set("janus.mode", "plan").execute()));
  }

  private static List<String> rest(Told told) {
    return told.notices().subList(1, told.notices().size());
  }

  @Test
  void a_plan_asks_nobody_needs_no_address_and_leaves_no_record() {
    Told told = launcher().set("janus.mode", "plan").execute();
    assertEquals(0, server.requests());
    assertFalse(Files.exists(folder.resolve("janus")));
    assertEquals(
        Map.of("koala/k1/r1", "ABORTED: " + NOT_RUN, "koala/k1/r2", "SKIPPED: " + NOT_RUN),
        told.tests());
    assertEquals("SKIPPED: " + NOT_RUN, told.outcome("prompt:k2"));
    assertEquals("SUCCESSFUL", told.outcome("split:koala"));
  }

  @Test
  void it_counts_calls_and_tokens_generation_and_judging_apart() {
    List<String> lines = lines(launcher().set("janus.mode", "plan").execute());
    assertEquals(3, lines.size());
    // "Be brief." and "Question k1?" are 21 characters, 6 tokens.
    assertEquals("  generator gen: 2 calls, about 12 tokens in and 200 out", lines.get(1));
    assertTrue(lines.get(0).startsWith("janus: small: plan: 6 calls, about "), lines.get(0));
    assertTrue(lines.get(2).startsWith("  judge judge: 4 calls, about "), lines.get(2));
    assertTrue(lines.get(2).endsWith(" tokens in and 200 out"), lines.get(2));
  }

  @Test
  void it_says_what_that_costs_where_prices_are_known() {
    JanusLauncher launcher =
        launcher()
            .set("janus.mode", "plan")
            .set("janus.generator.price-input", "1000")
            .set("janus.generator.price-output", "10000");
    List<String> lines = lines(launcher.execute());
    assertEquals(
        "  generator gen: 2 calls, about 12 tokens in and 200 out, about 2.01", lines.get(1));
    assertFalse(lines.get(0).endsWith("2.01"), "the judge's price is not known");
    launcher.set("janus.judge.price-input", "0").set("janus.judge.price-output", "1000");
    lines = lines(launcher.execute());
    assertTrue(lines.get(0).endsWith(" tokens, about 2.21"), lines.get(0));
    assertTrue(lines.get(2).endsWith(" and 200 out, about 0.2"), lines.get(2));
  }

  @Test
  void repeats_are_calls_too() {
    JanusLauncher launcher = launcher().set("janus.mode", "plan").set("janus.judge.repeats", "3");
    List<String> lines = lines(launcher.execute());
    assertTrue(lines.get(0).startsWith("janus: small: plan: 14 calls, "), lines.get(0));
    assertTrue(lines.get(2).startsWith("  judge judge: 12 calls, "), lines.get(2));
  }

  @Test
  void what_is_not_named_yet_need_not_be() {
    JanusLauncher launcher =
        launcher()
            .set("janus.mode", "plan")
            .set("janus.judge.api-key-env", "NOT_SET")
            .unset("janus.generator.model")
            .unset("janus.judge.model");
    List<String> lines = lines(launcher.execute());
    assertTrue(lines.get(1).startsWith("  generator (no model named): 2 calls"), lines.get(1));
    assertTrue(lines.get(2).startsWith("  judge (no model named): 4 calls"), lines.get(2));
  }

  @Test
  void a_live_run_says_the_same_before_it_starts() {
    List<String> planned = lines(launcher().set("janus.mode", "plan").execute());
    assertEquals(planned, lines(launcher().server(server).execute()));
    assertEquals(6, server.requests());
  }

  @Test
  void a_run_that_goes_on_is_planned_without_what_is_recorded() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    JanusLauncher launcher = launcher().server(server).set("janus.concurrency", "1");
    server.judge(request -> asked.incrementAndGet() > 1 ? status(500) : says("[RESULT] 4"));
    launcher.set("janus.fail-fast", "true").execute();
    server.judge(request -> says("[RESULT] 4"));
    var half = launcher.run("small");
    assertEquals(
        List.of(List.of(4)),
        half.checks().stream().map(Check::scores).filter(scores -> !scores.isEmpty()).toList());
    int recorded = half.responses().size() + 1;
    byte[] record = Files.readAllBytes(launcher.folder("small").resolve("run.jsonl"));
    int calls = server.requests();

    List<String> lines = lines(launcher.process("jvm-2").set("janus.mode", "plan").execute());
    assertEquals(calls, server.requests());
    assertArrayEquals(record, Files.readAllBytes(launcher.folder("small").resolve("run.jsonl")));
    int left = 6 - recorded;
    assertTrue(
        lines
            .get(0)
            .startsWith("janus: small: plan: %d call%s, ".formatted(left, left == 1 ? "" : "s")),
        lines.get(0));
    assertEquals(
        "  recorded already: %d call%s".formatted(recorded, recorded == 1 ? "" : "s"),
        lines.get(3));

    List<String> live = lines(launcher.set("janus.mode", "live").execute());
    assertEquals(lines, live);
  }

  @Test
  void a_finished_run_is_planned_anew_for_another_jvm_runs_it_anew() {
    JanusLauncher launcher = launcher().server(server);
    launcher.execute();
    List<String> lines = lines(launcher.process("jvm-2").set("janus.mode", "plan").execute());
    assertEquals(3, lines.size());
    assertTrue(lines.get(0).startsWith("janus: small: plan: 6 calls, "), lines.get(0));
  }

  @Test
  void a_part_of_a_bench_is_planned_as_a_part() {
    JanusLauncher launcher = launcher().set("janus.mode", "plan").set("janus.limit", "1");
    assertTrue(lines(launcher.execute()).get(0).startsWith("janus: small: plan: 3 calls, "));
  }

  @Test
  void a_plan_is_the_same_whatever_is_one_test() {
    List<String> lines = lines(launcher().set("janus.mode", "plan").execute());
    for (String granularity : List.of("prompt", "split")) {
      JanusLauncher launcher =
          launcher().set("janus.mode", "plan").set("janus.granularity", granularity);
      assertEquals(lines, lines(launcher.execute()));
    }
  }
}
