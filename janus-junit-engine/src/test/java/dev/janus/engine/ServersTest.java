package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A generator and a judge, on one server or on two. */
@Timeout(60)
class ServersTest {

  private static final int PROMPTS = 60;

  @AutoClose private final ScriptedServer generating = new ScriptedServer();
  @AutoClose private final ScriptedServer judging = new ScriptedServer();

  @TempDir Path folder;

  private JanusLauncher launcher() {
    BenchFile bench = new BenchFile();
    for (int i = 1; i <= PROMPTS; i++) {
      bench.prompt("koala", "k" + i, 1);
    }
    return new JanusLauncher(folder)
        .server(generating)
        .bench(bench.write(folder.resolve("small.jsonl")))
        .set("janus.concurrency", "2");
  }

  @Test
  void a_generator_does_not_wait_for_the_judge_on_another_server() {
    CountDownLatch allGenerated = new CountDownLatch(PROMPTS);
    generating.generator(
        request -> {
          allGenerated.countDown();
          return says("An answer.");
        });
    judging.judge(
        request -> {
          assertTrue(allGenerated.await(30, TimeUnit.SECONDS));
          return says("Fine. [RESULT] 4");
        });
    Told told = launcher().set("janus.judge.url", judging.url()).execute();
    assertEquals("SUCCESSFUL", told.outcome("koala/k60/r1"));
    assertEquals(0, generating.judgements());
    assertEquals(PROMPTS, judging.judgements());
  }

  @Test
  void together_they_have_no_more_calls_in_flight_on_one_server_than_it_may_have() {
    CountDownLatch two = new CountDownLatch(2);
    generating.judge(
        request -> {
          two.countDown();
          assertTrue(two.await(30, TimeUnit.SECONDS));
          return says("Fine. [RESULT] 4");
        });
    Told told = launcher().execute();
    assertEquals("SUCCESSFUL", told.outcome("koala/k60/r1"));
    assertEquals(PROMPTS, generating.judgements());
    assertEquals(2, generating.mostInFlight());
  }
}
