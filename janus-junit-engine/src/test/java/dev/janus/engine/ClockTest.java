package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.endpoint.Fault;
import dev.janus.endpoint.FaultPlan;
import dev.janus.endpoint.FaultyServer;
import dev.janus.endpoint.FaultyServer.Manner;
import dev.janus.judge.Judgement;
import dev.janus.run.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody sets the clock while a run is under way. */
@Timeout(60)
class ClockTest {

  private static final FaultyRun BENCH = new FaultyRun(20, 3);
  private static final FaultPlan PLAN =
      FaultPlan.seed(9)
          .with(Fault.TOO_MANY_REQUESTS, 0.05)
          .with(Fault.SERVER_ERROR, 0.05)
          .with(Fault.HANG, 0.02);

  @TempDir Path folder;

  @Test
  void a_clock_that_jumps_by_hours_changes_no_request_and_no_verdict() throws Exception {
    try (FaultyServer server = BENCH.server(Manner.of(PLAN))) {
      JanusLauncher launcher = launcher(server);
      BENCH.assertWhole(launcher, launcher.execute());
      assertEquals(new PlannedCalls(PLAN, BENCH).served(), server.served());
    }
  }

  @Test
  void no_latency_is_measured_by_a_clock_that_jumps() throws Exception {
    long started = System.nanoTime();
    try (FaultyServer server = BENCH.server(Manner.of(PLAN))) {
      JanusLauncher launcher = launcher(server);
      launcher.execute();
      long tookMs = (System.nanoTime() - started) / 1_000_000;
      long[] wrong = latencies(BENCH.run(launcher)).filter(ms -> ms < 5 || ms > tookMs).toArray();
      assertEquals(List.of(), LongStream.of(wrong).boxed().toList());
    }
  }

  @Test
  void progress_is_not_measured_by_a_clock_that_jumps() throws Exception {
    try (FaultyServer server = BENCH.server(Manner.of(PLAN))) {
      Told told = launcher(server).set("janus.progress", "0.05").execute();
      List<Double> rates =
          told.entries().stream()
              .map(entry -> Double.valueOf(entry.get("janus.progress.rate")))
              .toList();
      assertFalse(rates.isEmpty());
      // 84 calls in not more than a minute, and not all of them in the first 50 ms.
      double last = rates.get(rates.size() - 1);
      assertTrue(last > 1 && last < 2000, rates.toString());
    }
  }

  private JanusLauncher launcher(FaultyServer server) {
    return BENCH
        .launcher(folder, server)
        .clock(new JumpingClock(7))
        .set("janus.generator.timeout", "0.7")
        .set("janus.judge.timeout", "0.7");
  }

  private static LongStream latencies(Run run) {
    return LongStream.concat(
        run.responses().stream().mapToLong(line -> line.response().latencyMs()),
        run.checks().stream()
            .flatMap(check -> check.judgements().stream())
            .mapToLong(Judgement::latencyMs));
  }
}
