package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.endpoint.Fault;
import dev.janus.endpoint.FaultPlan;
import dev.janus.endpoint.FaultyServer;
import dev.janus.endpoint.FaultyServer.Manner;
import dev.janus.run.Run;
import dev.janus.run.RunFooter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server goes wrong, again and again, and no verdict is lost or made up. */
@Timeout(180)
class FaultsTest {

  private static final String TIMEOUT = "0.7";

  private static final FaultPlan MIXED =
      FaultPlan.seed(20261120)
          .with(Fault.TOO_MANY_REQUESTS, 0.15)
          .with(Fault.SERVER_ERROR, 0.05)
          .with(Fault.RESET, 0.05)
          .with(Fault.HANG, 0.02)
          .with(Fault.UNPARSEABLE, 0.10)
          .with(Fault.BLANK, 0.03);

  @TempDir Path folder;

  /** Runs, and asserts that the server was sent what the plan demands, and nothing else. */
  private void assertSurvives(FaultyRun bench, FaultPlan plan) throws Exception {
    PlannedCalls planned = new PlannedCalls(plan, bench);
    assertEquals(Map.of(), planned.unscored(), "a plan that leaves verdicts without a score");
    try (FaultyServer server = bench.server(Manner.of(plan))) {
      JanusLauncher launcher = launcher(bench, server);
      Told told = launcher.execute();
      assertEquals(planned.served(), server.served());
      bench.assertWhole(launcher, told);
      assertEquals(planned.requests(), FaultyRun.attempts(bench.run(launcher)));
    }
  }

  private JanusLauncher launcher(FaultyRun bench, FaultyServer server) {
    return bench
        .launcher(folder, server)
        .set("janus.generator.timeout", TIMEOUT)
        .set("janus.judge.timeout", TIMEOUT);
  }

  @Test
  void all_faults_at_once_change_no_verdict() throws Exception {
    FaultyRun bench = new FaultyRun(60, 4);
    Map<Fault, Integer> totals = FaultyRun.totals(new PlannedCalls(MIXED, bench).served());
    // What the seed makes of the rates: every fault occurs.
    assertEquals(Fault.values().length - 1, totals.size(), totals.toString());
    assertSurvives(bench, MIXED);
  }

  @ParameterizedTest
  @CsvSource({
    "TOO_MANY_REQUESTS, 0.15",
    "SERVER_ERROR, 0.05",
    "RESET, 0.05",
    "HANG, 0.05",
    "TRICKLE, 0.05",
    "UNPARSEABLE, 0.10",
    "BLANK, 0.05"
  })
  void one_kind_of_fault_changes_no_verdict(Fault fault, double rate) throws Exception {
    FaultyRun bench = new FaultyRun(20, 3);
    FaultPlan plan = FaultPlan.seed(4).with(fault, rate);
    assertTrue(FaultyRun.totals(new PlannedCalls(plan, bench).served()).containsKey(fault));
    assertSurvives(bench, plan);
  }

  @Test
  void a_server_that_asks_to_wait_for_no_time_at_all_is_taken_at_its_word() throws Exception {
    FaultyRun bench = new FaultyRun(20, 3);
    FaultPlan plan = FaultPlan.seed(5).with(Fault.TOO_MANY_REQUESTS, 0.15);
    PlannedCalls planned = new PlannedCalls(plan, bench);
    Manner manner = Manner.of(plan);
    try (FaultyServer server = bench.server(new Manner(plan, manner.latency(), 0))) {
      JanusLauncher launcher = launcher(bench, server);
      bench.assertWhole(launcher, launcher.execute());
      assertEquals(planned.served(), server.served());
    }
  }

  @Test
  void what_never_gets_a_score_is_an_error_and_no_low_score() throws Exception {
    FaultyRun bench = new FaultyRun(30, 4);
    FaultPlan plan =
        MIXED
            .always("generator p7", Fault.BLANK)
            .always("judge p9 r2", Fault.UNPARSEABLE)
            .always("judge p9 r2 again", Fault.UNPARSEABLE)
            .always("judge p12 r4", Fault.BLANK);
    PlannedCalls planned = new PlannedCalls(plan, bench);
    assertEquals(
        Map.of(
            "p7/r1", "no-response",
            "p7/r2", "no-response",
            "p7/r3", "no-response",
            "p7/r4", "no-response",
            "p9/r2", "no-score",
            "p12/r4", "blank"),
        planned.unscored());
    try (FaultyServer server = bench.server(Manner.of(plan))) {
      JanusLauncher launcher = launcher(bench, server);
      Told told = launcher.execute();
      assertEquals(planned.served(), server.served());
      bench.assertLeaves(told, planned.unscored());
      Run run = bench.run(launcher);
      RunFooter footer = Objects.requireNonNull(run.footer());
      assertEquals(29, footer.responses());
      assertEquals(120, footer.verdicts());
      assertEquals(6, footer.unscored());
      assertFalse(footer.interrupted());
      var expected = bench.scores();
      planned.unscored().keySet().forEach(verdict -> expected.put(verdict, List.of()));
      assertEquals(expected, ResumeTest.scores(run));
      assertTrue(String.valueOf(told.outcome("overall/_gate/unscored-rate")).startsWith("FAILED"));
    }
  }
}
