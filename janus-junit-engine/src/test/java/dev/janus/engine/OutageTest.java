package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.endpoint.Fault;
import dev.janus.endpoint.FaultPlan;
import dev.janus.endpoint.FaultyServer;
import dev.janus.endpoint.FaultyServer.Manner;
import dev.janus.endpoint.LoopbackServer.Excess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that cannot be reached, for a while or by all at once. */
@Timeout(180)
class OutageTest {

  private static final FaultyRun BENCH = new FaultyRun(40, 4);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void a_server_that_dies_and_returns_costs_what_was_in_flight(int seconds) throws Exception {
    AtomicInteger lost = new AtomicInteger();
    try (FaultyServer server = BENCH.server(Manner.of(FaultPlan.seed(1)))) {
      server.observe(
          number -> {
            if (number == 70) {
              lost.set(server.server().die());
              server.server().later(Duration.ofSeconds(seconds), server.server()::revive);
            }
          });
      JanusLauncher launcher = BENCH.launcher(folder, server);
      BENCH.assertWhole(launcher, launcher.execute());
      assertTrue(lost.get() >= 1 && lost.get() <= 16, "in flight: " + lost);
      assertRepliedOnce(server.replies());
      assertEquals(BENCH.calls() + lost.get(), requests(server));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_server_that_takes_four_connections_gets_each_request_once(Excess excess) throws Exception {
    try (FaultyServer server = BENCH.server(Manner.of(FaultPlan.seed(1)))) {
      server.server().limitConnections(4, excess);
      // Of a connection that waits to be taken a client sees only that there is no reply.
      JanusLauncher launcher =
          BENCH
              .launcher(folder, server)
              .set("janus.generator.timeout", "0.7")
              .set("janus.judge.timeout", "0.7");
      BENCH.assertWhole(launcher, launcher.execute());
      assertRepliedOnce(server.replies());
      assertEquals(BENCH.calls(), requests(server));
      assertTrue(server.server().counts().mostInFlight() <= 4);
    }
  }

  @Test
  void a_server_that_never_returns_leaves_errors_and_no_low_scores() throws Exception {
    try (FaultyServer server = BENCH.server(Manner.of(FaultPlan.seed(1)))) {
      server.observe(
          number -> {
            if (number == 70) {
              server.server().die();
            }
          });
      JanusLauncher launcher =
          BENCH
              .launcher(folder, server)
              .set("janus.generator.attempts", "2")
              .set("janus.judge.attempts", "2");
      Told told = launcher.execute();
      Map<String, List<Integer>> scores = ResumeTest.scores(BENCH.run(launcher));
      Map<String, List<Integer>> truth = BENCH.scores();
      assertEquals(truth.keySet(), scores.keySet());
      scores.forEach(
          (verdict, score) ->
              assertTrue(score.isEmpty() || score.equals(truth.get(verdict)), verdict));
      long failedByScore =
          told.tests().values().stream().filter(end -> end.startsWith("FAILED: score")).count();
      long low = scores.values().stream().filter(s -> !s.isEmpty() && s.get(0) < 3).count();
      assertEquals(low, failedByScore);
      long unscored = scores.values().stream().filter(List::isEmpty).count();
      assertTrue(unscored > 0);
      long errors =
          told.tests().values().stream()
              .filter(end -> end.startsWith("FAILED: no verdict"))
              .count();
      assertEquals(unscored, errors);
    }
  }

  private static void assertRepliedOnce(Map<String, Integer> replies) {
    assertEquals(BENCH.calls(), replies.size());
    assertEquals(Set.of(1), Set.copyOf(replies.values()));
  }

  private static int requests(FaultyServer server) {
    Collection<List<Fault>> served = server.served().values();
    return served.stream().mapToInt(List::size).sum();
  }
}
