package dev.janus.engine;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.endpoint.FaultPlan;
import dev.janus.endpoint.FaultyServer;
import dev.janus.endpoint.FaultyServer.Manner;
import dev.janus.run.Check;
import dev.janus.run.Run;
import dev.janus.run.RunFooter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One run, whose JVM is killed twenty times. */
@Timeout(300)
class TwentyKillsTest {

  private static final int KILLS = 20;
  private static final int CONCURRENCY = 8;

  /** The most requests that a JVM sends before it is killed; the run is not done by then. */
  private static final int LONGEST_LIFE = 14;

  private static final FaultyRun BENCH = new FaultyRun(60, 4);

  @TempDir Path folder;

  @Test
  void each_kill_costs_what_was_in_flight_and_the_run_ends_as_if_there_had_been_none()
      throws Exception {
    Random random = new Random(20);
    try (FaultyServer server = BENCH.server(manner())) {
      JanusLauncher launcher = launcher(folder, server);
      BrokenOffRun account =
          new BrokenOffRun(server, launcher.folder("small").resolve("run.jsonl"));
      for (int kill = 1; kill <= KILLS; kill++) {
        runUntilKilled(launcher, server, 1 + random.nextInt(LONGEST_LIFE));
        int lost = account.settle();
        // What is answered gives up its place before it is recorded.
        assertTrue(lost <= 2 * CONCURRENCY, "lost at kill %d: %d".formatted(kill, lost));
      }
      assertTrue(account.recorded() > 0 && account.recorded() < BENCH.calls());
      Told told = launcher.execute();
      account.settle();
      account.assertNothingElseAsked(BENCH);
      BENCH.assertWhole(launcher, told);
      assertSame(undisturbed(), new Ended(told.tests(), BENCH.run(launcher)));
    }
  }

  private static Manner manner() {
    return new Manner(FaultPlan.seed(1), Duration.ofMillis(5), 1);
  }

  private JanusLauncher launcher(Path place, FaultyServer server) throws Exception {
    Files.createDirectories(place);
    return BENCH.launcher(place, server).set("janus.concurrency", "" + CONCURRENCY);
  }

  private void runUntilKilled(JanusLauncher launcher, FaultyServer server, int requests)
      throws Exception {
    CompletableFuture<Process> child = new CompletableFuture<>();
    AtomicInteger left = new AtomicInteger(requests);
    server.observe(
        number -> {
          if (left.decrementAndGet() == 0) {
            child.join().destroyForcibly();
          }
        });
    Path log = folder.resolve("child.log");
    Process process = ChildRun.start(folder.resolve("small.jsonl"), launcher.parameters(), log);
    child.complete(process);
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
      assertTrue(left.get() <= 0, () -> "ended by itself: " + text(log));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** How a run ended. */
  private record Ended(Map<String, String> tests, Run run) {}

  private Ended undisturbed() throws Exception {
    try (FaultyServer server = BENCH.server(manner())) {
      JanusLauncher launcher = launcher(folder.resolve("undisturbed"), server);
      Told told = launcher.execute();
      return new Ended(told.tests(), BENCH.run(launcher));
    }
  }

  private static void assertSame(Ended expected, Ended actual) {
    assertEquals(expected.tests(), actual.tests());
    assertEquals(expected.run().gates(), actual.run().gates());
    assertEquals(verdicts(expected.run()), verdicts(actual.run()));
    assertEquals(responses(expected.run()), responses(actual.run()));
    RunFooter before = requireNonNull(expected.run().footer());
    RunFooter after = requireNonNull(actual.run().footer());
    assertEquals(before.verdicts(), after.verdicts());
    assertEquals(before.responses(), after.responses());
    assertEquals(before.usage(), after.usage());
  }

  private static List<String> verdicts(Run run) {
    List<String> verdicts = new ArrayList<>();
    for (Check check : run.checks()) {
      check
          .judgements()
          .forEach(
              it ->
                  verdicts.add(
                      String.join(
                          " ", check.prompt(), check.rubric(), it.key(), it.verdict().toString())));
    }
    return verdicts;
  }

  private static List<String> responses(Run run) {
    return run.responses().stream()
        .map(line -> line.prompt() + " " + line.response().key() + " " + line.response().text())
        .toList();
  }
}
