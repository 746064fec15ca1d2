package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.says;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.run.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run is cancelled, or its thread interrupted. */
@Timeout(60)
class StopTest {

  private static final int ANSWERED = 5;

  private static final String CANCELLED =
      "the run was cancelled; run again to go on: what is recorded is not paid for twice";

  private final CountDownLatch stuck = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final ScriptedServer server = new ScriptedServer();

  @TempDir Path folder;

  @AfterEach
  void close() {
    end.countDown();
    server.close();
  }

  private JanusLauncher launcher() {
    BenchFile bench = new BenchFile();
    for (int i = 1; i <= 4; i++) {
      bench.prompt("koala", "k" + i, 2).prompt("flask", "f" + i, 2);
    }
    return new JanusLauncher(folder)
        .server(server)
        .set("janus.concurrency", "1")
        .set("janus.gates", "*: minimumMean=3")
        .bench(bench.write(folder.resolve("small.jsonl")));
  }

  /** Has the judge answer some requests and then keep all waiting. */
  private void getStuck() {
    AtomicInteger asked = new AtomicInteger();
    server.judge(
        request -> {
          if (asked.incrementAndGet() > ANSWERED) {
            stuck.countDown();
            end.await(60, TimeUnit.SECONDS);
          }
          return says("[RESULT] 4");
        });
  }

  private void assertStopped(Told told, String reason) {
    ReportingOrderTest.assertWellFormed(withEngine(told.lines()));
    told.containers()
        .forEach(
            (name, outcome) ->
                assertTrue(
                    outcome.equals("SUCCESSFUL") || outcome.equals("SKIPPED: " + reason),
                    name + " " + outcome));
    List<String> outcomes = new ArrayList<>(told.tests().values());
    assertEquals(ANSWERED, Collections.frequency(outcomes, "SUCCESSFUL"));
    outcomes.removeIf("SUCCESSFUL"::equals);
    assertTrue(outcomes.contains("ABORTED: " + reason), outcomes.toString());
    outcomes.removeIf(("ABORTED: " + reason)::equals);
    outcomes.removeIf(("SKIPPED: " + reason)::equals);
    assertEquals(List.of(), outcomes);
  }

  private static List<String> withEngine(List<String> lines) {
    List<String> all = new ArrayList<>(lines);
    if (!all.contains("started engine:janus")) {
      all.add(0, "started engine:janus");
      all.add("finished engine:janus");
    }
    return all;
  }

  private void assertResumable(JanusLauncher launcher) throws Exception {
    Run half = launcher.run("small");
    assertEquals(ANSWERED, half.checks().size());
    assertTrue(half.footer() != null && half.footer().interrupted());
    int calls = server.generations() + server.judgements();
    end.countDown();
    server.judge(request -> says("[RESULT] 4"));
    Told told = launcher.process("jvm-2").execute();
    assertEquals("SUCCESSFUL", told.outcome("overall/_gate/mean"));
    assertTrue(launcher.run("small").isComplete());
    // 8 responses, 16 verdicts, and what was in flight: at most one call of each of five threads.
    int made = server.generations() + server.judgements();
    assertTrue(made <= 24 + 5 && made > calls, "calls made: " + made);
  }

  @Test
  void a_cancelled_run_leaves_the_rest_and_can_be_taken_up() throws Exception {
    getStuck();
    JanusLauncher launcher = launcher();
    Told told = launcher.execute(() -> stuck.getCount() == 0);
    assertStopped(told, CANCELLED);
    assertResumable(launcher);
  }

  /** The first prompt of the first split gets no response while all others are judged. */
  private Told toldOfAllButOne(String granularity) {
    server.generator(
        request -> {
          if (ScriptedServer.isAbout(request, "k1")) {
            end.await(60, TimeUnit.SECONDS);
          }
          return says("An answer.");
        });
    JanusLauncher launcher =
        launcher().set("janus.concurrency", "2").set("janus.granularity", granularity);
    Path record = launcher.folder("small").resolve("run.jsonl");
    Told told = launcher.execute(() -> verdicts(record) == 14);
    ReportingOrderTest.assertWellFormed(withEngine(told.lines()));
    assertEquals("SKIPPED: " + CANCELLED, told.outcome("flask/_gate/mean"));
    assertEquals("SKIPPED: " + CANCELLED, told.outcome("split:overall"));
    return told;
  }

  @Test
  void what_was_judged_of_splits_whose_turn_has_not_come_is_told() {
    Told told = toldOfAllButOne("rubric");
    assertEquals("ABORTED: " + CANCELLED, told.outcome("koala/k1/r1"));
    assertEquals("SKIPPED: " + CANCELLED, told.outcome("koala/k1/r2"));
    assertEquals("SUCCESSFUL", told.outcome("flask/f4/r2"));
    assertEquals(14, Collections.frequency(told.tests().values(), "SUCCESSFUL"));
  }

  @ParameterizedTest
  @CsvSource({"prompt, koala/k1, flask/f4, 7", "split, koala/_rubrics, flask/_rubrics, 1"})
  void so_it_is_where_tests_are_larger(
      String granularity, String stopped, String judged, int successful) {
    Told told = toldOfAllButOne(granularity);
    assertEquals("ABORTED: " + CANCELLED, told.outcome(stopped));
    assertEquals("SUCCESSFUL", told.outcome(judged));
    assertEquals(successful, Collections.frequency(told.tests().values(), "SUCCESSFUL"));
  }

  private static long verdicts(Path record) {
    try {
      return Files.exists(record)
          ? Files.readString(record)
              .lines()
              .filter(line -> line.contains("\"type\":\"verdict\""))
              .count()
          : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_run_cancelled_before_it_starts_touches_nothing() throws Exception {
    JanusLauncher launcher = launcher();
    launcher.execute();
    byte[] record = Files.readAllBytes(folder.resolve("janus/small/run.jsonl"));
    int calls = server.requests();
    Told told = launcher.process("jvm-2").execute(() -> true);
    String reason = "the run did not start: it was cancelled before";
    assertEquals("ABORTED: it was cancelled before", told.outcome("koala/k1/r1"));
    assertEquals("SKIPPED: " + reason, told.outcome("koala/k1/r2"));
    assertEquals("SKIPPED: " + reason, told.outcome("split:flask"));
    assertEquals(calls, server.requests());
    assertArrayEquals(record, Files.readAllBytes(folder.resolve("janus/small/run.jsonl")));
  }

  @Test
  void an_interrupted_thread_stops_its_run_and_keeps_the_flag() throws Exception {
    getStuck();
    JanusLauncher launcher = launcher();
    Told told = new Told();
    assertTrue(interrupted(launcher, told));
    assertStopped(
        told,
        "the run was interrupted; run again to go on: what is recorded is not paid for twice");
    assertTrue(Files.exists(folder.resolve("janus/small/report/report.md")));
    assertResumable(launcher);
  }

  /** Interrupts the run once it is stuck; returns whether the thread was still interrupted then. */
  private boolean interrupted(JanusLauncher launcher, Told told) throws InterruptedException {
    AtomicBoolean flag = new AtomicBoolean();
    Thread run =
        new Thread(
            () -> {
              launcher.execute(told);
              flag.set(Thread.interrupted());
            });
    run.start();
    assertTrue(stuck.await(30, TimeUnit.SECONDS));
    run.interrupt();
    run.join();
    return flag.get();
  }

  @Test
  void an_interrupt_leaves_the_records_of_later_benches_alone() throws Exception {
    Path other = new BenchFile().prompts("other", "o", 2).write(folder.resolve("other.jsonl"));
    JanusLauncher alone = new JanusLauncher(folder).server(server).bench(other);
    alone.execute();
    byte[] record = Files.readAllBytes(folder.resolve("janus/other/run.jsonl"));
    getStuck();
    Told told = new Told();
    interrupted(launcher().bench(other).process("jvm-2"), told);
    assertEquals("ABORTED: it was interrupted before", told.outcome("other/o1/r1"));
    assertEquals(
        "SKIPPED: the run did not start: it was interrupted before", told.outcome("prompt:o2"));
    assertArrayEquals(record, Files.readAllBytes(folder.resolve("janus/other/run.jsonl")));
  }
}
