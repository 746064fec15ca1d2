package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.says;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

@Timeout(60)
class ProgressTest {

  private final ScriptedServer server = new ScriptedServer();

  @TempDir Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  private JanusLauncher launcher() {
    BenchFile bench = new BenchFile().prompt("koala", "k1", 2).prompt("flask", "f1", 1);
    return new JanusLauncher(folder)
        .server(server)
        .bench(bench.write(folder.resolve("small.jsonl")));
  }

  @Test
  void nothing_is_published_unless_configured() {
    assertEquals(List.of(), launcher().execute().entries());
  }

  @Test
  void the_last_entry_says_that_all_is_done() {
    server.judge(request -> says(request.toString().contains("Criteria 2") ? "x" : "[RESULT] 5"));
    Told told = launcher().set("janus.progress", "3600").execute();
    assertEquals(1, told.entries().size());
    Map<String, String> last = new HashMap<>(told.entries().get(0));
    String rate = String.valueOf(last.remove("janus.progress.rate"));
    assertTrue(rate.matches("\\d+\\.\\d"), rate);
    // It starts at half of what is allowed, and grows with every answer.
    int limit = Integer.parseInt(String.valueOf(last.remove("janus.progress.limit")));
    assertTrue(limit >= 8 && limit <= 16, "limit " + limit);
    // Either split may be the one whose verdict came last.
    String split = String.valueOf(last.get("janus.progress.split"));
    String ofSplit = split.equals("koala") ? "2" : "1";
    assertEquals(
        Map.ofEntries(
            entry("janus.progress.name", "small"),
            entry("janus.progress.split", split),
            entry("janus.progress.split.done", ofSplit),
            entry("janus.progress.split.total", ofSplit),
            entry("janus.progress.done", "3"),
            entry("janus.progress.total", "3"),
            entry("janus.progress.calls", "10"),
            entry("janus.progress.retries", "0"),
            entry("janus.progress.throttled", "0"),
            entry("janus.progress.pause", "0"),
            entry("janus.progress.unscored", "1"),
            entry("janus.progress.truncated", "0"),
            entry("janus.progress.eta", "0")),
        last);
    ReportingOrderTest.assertWellFormed(told.lines());
  }

  @Test
  void entries_come_every_so_often_while_the_run_waits() {
    CountDownLatch published = new CountDownLatch(2);
    TestExecutionListener entries =
        new TestExecutionListener() {
          @Override
          public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
            published.countDown();
          }
        };
    server.generator(request -> says(published.await(30, TimeUnit.SECONDS) ? "An answer." : " "));
    Told told = launcher().set("janus.progress", "0.01").listener(entries).execute();
    assertEquals("SUCCESSFUL", told.outcome("koala/k1/r1"));
    Map<String, String> first = told.entries().get(0);
    assertEquals("0", first.get("janus.progress.done"));
    assertEquals("3", first.get("janus.progress.total"));
    // There is no split yet, and nothing to estimate from.
    assertEquals(
        Set.of(
            "name",
            "done",
            "total",
            "calls",
            "retries",
            "throttled",
            "limit",
            "pause",
            "unscored",
            "truncated",
            "rate"),
        first.keySet().stream()
            .map(key -> key.substring("janus.progress.".length()))
            .collect(Collectors.toSet()));
  }
}
