package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.lastMessage;
import static dev.janus.engine.ScriptedServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The JVM of a run is killed half-way. */
@Timeout(120)
class KilledRunTest {

  private static final int CONCURRENCY = 4;
  private static final int ANSWERED = 17;

  @TempDir Path folder;

  /** The score depends on what is judged, so that a mix-up would show. */
  private static MockResponse verdict(JsonNode request) {
    return says(
        "Fine. [RESULT] "
            + (1
                + Math.floorMod(
                    lastMessage(request).replaceAll("response-[0-9a-f]+", "").hashCode(), 5)));
  }

  @Test
  void the_next_run_repeats_no_call_but_those_in_flight() throws Exception {
    Path bench = ResumeTest.bench().write(folder.resolve("small.jsonl"));
    Map<String, String> settings =
        Map.of("janus.concurrency", "" + CONCURRENCY, "janus.gates", "*: minimumMean=1");
    JanusLauncher launcher = new JanusLauncher(folder).bench(bench);
    settings.forEach(launcher::set);
    try (ScriptedServer server = new ScriptedServer()) {
      kill(bench, settings, server);
      Run half = launcher.run("small");
      assertFalse(half.isComplete());
      int recorded = half.responses().size() + half.checks().size();
      assertTrue(recorded >= ANSWERED - 2 * CONCURRENCY, "recorded before the kill: " + recorded);

      server.generator(request -> says("Fine.")).judge(KilledRunTest::verdict);
      Told told = launcher.server(server).execute();
      int needed = 15 + 30;
      int made = server.generations() + server.judgements();
      assertTrue(made >= needed && made <= needed + 2 * CONCURRENCY, "calls made: " + made);
      assertEquals("SUCCESSFUL", told.outcome("overall/_gate/mean"));
      assertTrue(launcher.run("small").isComplete());
      assertEquals(undisturbed(bench), ResumeTest.scores(launcher.run("small")));
    }
  }

  /** Runs in another JVM that is killed while all its calls in flight are unanswered. */
  private void kill(Path bench, Map<String, String> settings, ScriptedServer server)
      throws Exception {
    AtomicInteger answered = new AtomicInteger();
    CountDownLatch waiting = new CountDownLatch(CONCURRENCY);
    CountDownLatch killed = new CountDownLatch(1);
    ScriptedServer.Script script =
        request -> {
          if (answered.incrementAndGet() > ANSWERED) {
            waiting.countDown();
            killed.await(60, TimeUnit.SECONDS);
          }
          return request.path("model").asText().equals("judge") ? verdict(request) : says("Fine.");
        };
    server.generator(script).judge(script);
    Map<String, String> parameters = new HashMap<>(settings);
    parameters.put("janus.output", folder.resolve("janus").toString());
    for (String role : new String[] {"generator", "judge"}) {
      parameters.put("janus." + role + ".url", server.url());
      parameters.put("janus." + role + ".model", role.equals("judge") ? "judge" : "gen");
    }
    Path log = folder.resolve("child.log");
    Process child = ChildRun.start(bench, parameters, log);
    try {
      assertTrue(waiting.await(60, TimeUnit.SECONDS), () -> read(log));
    } finally {
      child.destroyForcibly().waitFor();
      killed.countDown();
    }
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Map<String, List<Integer>> undisturbed(Path bench) throws Exception {
    JanusLauncher launcher = new JanusLauncher(folder.resolve("undisturbed")).bench(bench);
    try (ScriptedServer server = new ScriptedServer()) {
      server.generator(request -> says("Fine.")).judge(KilledRunTest::verdict);
      launcher.server(server).execute();
    }
    return ResumeTest.scores(launcher.run("small"));
  }
}
