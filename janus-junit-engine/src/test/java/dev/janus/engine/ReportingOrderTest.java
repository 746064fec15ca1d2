package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.isAbout;
import static dev.janus.engine.ScriptedServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** What a launcher hears, and when. */
@Timeout(60)
class ReportingOrderTest {

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

  @Test
  void a_small_run_from_start_to_end() {
    BenchFile bench = new BenchFile().prompt("koala", "k1", 1).prompt("flask", "f1", 1);
    server.judge(request -> says(isAbout(request, "f1") ? "[RESULT] 1" : "[RESULT] 5"));
    JanusLauncher launcher =
        launcher(bench).set("janus.concurrency", "1").set("janus.gates", "*: minimumMean=3");
    List<String> told = launcher.execute().lines();
    assertEquals(
        List.of(
            "started engine:janus",
            "started split:koala",
            "started prompt:k1",
            "started koala/k1/r1",
            "finished koala/k1/r1",
            "finished prompt:k1",
            "started koala/_gate/mean",
            "finished koala/_gate/mean",
            "finished split:koala",
            "started split:flask",
            "started prompt:f1",
            "started flask/f1/r1",
            "printed flask/f1/r1",
            "finished flask/f1/r1",
            "finished prompt:f1",
            "started flask/_gate/mean",
            "finished flask/_gate/mean",
            "finished split:flask",
            "started split:overall",
            "started overall/_gate/mean",
            "finished overall/_gate/mean",
            "finished split:overall",
            "finished engine:janus"),
        told);
  }

  @Test
  void splits_come_one_after_another_and_tests_within_theirs() {
    BenchFile bench = new BenchFile();
    for (int i = 1; i <= 8; i++) {
      bench.prompt("a", "a" + i, 2).prompt("b", "b" + i, 2).prompt("c", "c" + i, 2);
    }
    server.judge(
        request -> says(request.toString().hashCode() % 2 == 0 ? "[RESULT] 2" : "[RESULT] 4"));
    List<String> told = launcher(bench).set("janus.gates", "*: minimumMean=1").execute().lines();
    assertWellFormed(told);
    assertEquals(
        List.of("a", "b", "c", "overall"),
        told.stream()
            .filter(line -> line.startsWith("started split:"))
            .map(line -> line.substring("started split:".length()))
            .toList());
  }

  /** At most one split is open, all else is in it; a print comes right before its test's end. */
  static void assertWellFormed(List<String> told) {
    Set<String> open = new HashSet<>();
    Set<String> ended = new HashSet<>();
    String split = "";
    for (int i = 0; i < told.size(); i++) {
      String[] words = told.get(i).split(" ", 2);
      String name = words[1];
      switch (words[0]) {
        case "started" -> {
          assertTrue(open.add(name) && !ended.contains(name), "started twice: " + name);
          if (name.startsWith("split:")) {
            assertEquals("", split, "split open while " + name + " starts");
            split = name.substring("split:".length());
          } else if (!name.contains(":")) {
            assertEquals(split, name.substring(0, name.indexOf('/')));
          }
        }
        case "finished" -> {
          assertTrue(open.remove(name) && ended.add(name), "finished but not open: " + name);
          split = name.startsWith("split:") ? "" : split;
        }
        case "printed" -> assertEquals("finished " + name, told.get(i + 1));
        case "skipped" -> assertTrue(!open.contains(name) && ended.add(name), told.get(i));
        default -> assertEquals("published", words[0]);
      }
    }
    assertEquals(Set.of(), open);
    assertEquals("finished engine:janus", told.get(told.size() - 1));
  }

  @Test
  void later_splits_are_generated_and_judged_while_an_earlier_one_is_judged() {
    CountDownLatch laterIsJudged = new CountDownLatch(1);
    server.judge(
        request -> {
          if (isAbout(request, "k1")) {
            boolean judged = laterIsJudged.await(30, TimeUnit.SECONDS);
            return says(judged ? "[RESULT] 5" : "too late [RESULT] 1");
          }
          laterIsJudged.countDown();
          return says("[RESULT] 5");
        });
    BenchFile bench = new BenchFile().prompt("koala", "k1", 1).prompt("flask", "f1", 1);
    Told told = launcher(bench).set("janus.concurrency", "2").execute();
    assertEquals("SUCCESSFUL", told.outcome("koala/k1/r1"));
    assertEquals("SUCCESSFUL", told.outcome("flask/f1/r1"));
    List<String> lines = told.lines();
    assertTrue(lines.indexOf("finished split:koala") < lines.indexOf("started split:flask"));
  }

  @Test
  void a_test_starts_when_its_judging_starts() {
    CountDownLatch started = new CountDownLatch(1);
    JanusLauncher launcher = launcher(new BenchFile().prompt("koala", "k1", 1));
    launcher.listener(new Starts("koala/k1/r1", started));
    server.judge(
        request ->
            says(started.await(30, TimeUnit.SECONDS) ? "[RESULT] 5" : "too late [RESULT] 1"));
    assertEquals("SUCCESSFUL", launcher.execute().outcome("koala/k1/r1"));
  }

  private record Starts(String name, CountDownLatch started) implements TestExecutionListener {
    @Override
    public void executionStarted(TestIdentifier test) {
      if (Told.name(test).equals(name)) {
        started.countDown();
      }
    }
  }

  @Test
  void one_server_never_has_more_calls_in_flight_than_allowed() {
    BenchFile bench = new BenchFile();
    for (int i = 1; i <= 20; i++) {
      bench.prompt("koala", "k" + i, 2);
    }
    CountDownLatch three = new CountDownLatch(3);
    ScriptedServer.Script together =
        request -> {
          three.countDown();
          boolean met = three.await(20, TimeUnit.SECONDS);
          return says(met ? "[RESULT] 4" : "never three at once [RESULT] 1");
        };
    server.generator(together).judge(together);
    Told told = launcher(bench).set("janus.concurrency", "3").execute();
    assertEquals(40, told.tests().values().stream().filter("SUCCESSFUL"::equals).count());
    assertEquals(3, server.mostInFlight());
  }

  @Test
  void an_absurdly_high_concurrency_is_no_problem() {
    BenchFile bench = new BenchFile().prompts("koala", "k", 3);
    Told told = launcher(bench).set("janus.concurrency", "2147483647").execute();
    assertEquals(3, told.tests().values().stream().filter("SUCCESSFUL"::equals).count());
  }
}
