package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.run.Run;
import dev.janus.run.RunFooter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The JVM of a run is told to end, as by Ctrl-C. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes there can be killed only")
class ShutdownTest {

  private static final int CONCURRENCY = 2;
  private static final int ANSWERED = 9;

  @TempDir Path folder;

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void its_record_is_closed_and_it_says_how_to_go_on() throws Exception {
    Path bench = ResumeTest.bench().write(folder.resolve("small.jsonl"));
    JanusLauncher launcher =
        new JanusLauncher(folder)
            .bench(bench)
            .set("janus.concurrency", "" + CONCURRENCY)
            .set("janus.gates", "*: minimumMean=1");
    Path log = folder.resolve("child.log");
    try (ScriptedServer server = new ScriptedServer()) {
      terminate(launcher.server(server), server, bench, log);
      Run half = launcher.run("small");
      RunFooter footer = half.footer();
      assertNotNull(footer, () -> read(log));
      assertTrue(footer.interrupted());
      int responses = half.responses().size();
      int verdicts = half.checks().size();
      assertEquals(ANSWERED, responses + verdicts);
      String notice =
          """
          janus: interrupted
            found: %d response%s and %d verdict%s in %s
            fix: run the same again, which goes on there; what is recorded is not paid for twice
          """
              .formatted(
                  responses,
                  responses == 1 ? "" : "s",
                  verdicts,
                  verdicts == 1 ? "" : "s",
                  folder.resolve("janus/small/run.jsonl"));
      assertTrue(read(log).contains(notice), () -> read(log));

      int before = server.requests();
      server.generator(request -> says("Fine.")).judge(request -> says("[RESULT] 4"));
      Told told = launcher.process("jvm-2").execute();
      assertEquals("SUCCESSFUL", told.outcome("overall/_gate/mean"));
      assertEquals(45 - ANSWERED, server.requests() - before);
      assertEquals(half.header().run(), launcher.run("small").header().run());
      assertTrue(launcher.run("small").isComplete());
    }
  }

  /** Runs in another JVM that is told to end while all its calls in flight are unanswered. */
  private static void terminate(JanusLauncher launcher, ScriptedServer server, Path bench, Path log)
      throws Exception {
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch waiting = new CountDownLatch(CONCURRENCY);
    CountDownLatch ended = new CountDownLatch(1);
    ScriptedServer.Script script =
        request -> {
          if (asked.incrementAndGet() > ANSWERED) {
            waiting.countDown();
            ended.await(60, TimeUnit.SECONDS);
          }
          return says("[RESULT] 4");
        };
    server.generator(script).judge(script);
    Map<String, String> parameters = new HashMap<>(launcher.parameters());
    Process child = ChildRun.start(bench, parameters, log);
    try {
      assertTrue(waiting.await(60, TimeUnit.SECONDS), () -> read(log));
      child.destroy();
      assertTrue(child.waitFor(60, TimeUnit.SECONDS), "still running");
    } finally {
      child.destroyForcibly().waitFor();
      ended.countDown();
    }
  }

  @Test
  void a_run_that_ended_says_nothing_when_its_jvm_does() throws Exception {
    Path bench = new BenchFile().prompts("koala", "k", 2).write(folder.resolve("small.jsonl"));
    Path log = folder.resolve("child.log");
    try (ScriptedServer server = new ScriptedServer()) {
      JanusLauncher launcher = new JanusLauncher(folder).server(server);
      Process child = ChildRun.start(bench, launcher.parameters(), log);
      assertTrue(child.waitFor(60, TimeUnit.SECONDS), "still running");
      assertTrue(launcher.run("small").isComplete());
      assertTrue(!read(log).contains("janus: interrupted"), () -> read(log));
      assertTrue(read(log).contains("janus: small: plan: 4 calls, about "), () -> read(log));
    }
  }
}
