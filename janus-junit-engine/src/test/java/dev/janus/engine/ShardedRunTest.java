package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.isAbout;
import static dev.janus.engine.ScriptedServer.lastMessage;
import static dev.janus.engine.ScriptedServer.says;
import static dev.janus.engine.ScriptedServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.digest.Sha256;
import dev.janus.execution.ReportFolder;
import dev.janus.gate.GateOutcome;
import dev.janus.gate.Gates;
import dev.janus.run.Run;
import dev.janus.run.RunLineWriter;
import dev.janus.run.RunReader;
import dev.janus.run.merge.ShardMerge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merged shards are to gates and reports what an unsharded run is, bit for bit. */
class ShardedRunTest {

  private static final int SHARDS = 3;
  private static final String GATES =
      "*: minimumMean=3.01, minimumPassRate=0.7, maximumUnscoredRate=0.6, maximumTruncatedRate=0.1; koala: minimumMean=2";

  private final ScriptedServer server = new ScriptedServer();
  private String limit = "";

  @TempDir Path folder;
  private Path bench = Path.of("");

  @BeforeEach
  void script() {
    BenchFile rows = new BenchFile();
    for (int i = 1; i <= 13; i++) {
      rows.prompt(i % 3 == 0 ? "koala" : "flask", "p" + i, 1 + i % 4);
    }
    bench = rows.write(folder.resolve("small.jsonl"));
    server.generator(ShardedRunTest::respond);
    server.judge(ShardedRunTest::judge);
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** One prompt has no response, and two responses are cut off. */
  private static MockResponse respond(JsonNode request) {
    if (isAbout(request, "p7")) {
      return status(400);
    }
    boolean cutOff = isAbout(request, "p5") || isAbout(request, "p8");
    return says("Answer to " + lastMessage(request), cutOff ? "length" : "stop");
  }

  /** The same request gets the same reply; some replies have no score. */
  private static MockResponse judge(JsonNode request) {
    int dice = Integer.parseInt(Sha256.of(digits(request)).substring(0, 4), 16);
    return says(dice % 11 == 0 ? "No idea." : "So so. [RESULT] " + (1 + dice % 5));
  }

  /** The fence differs from run to run. */
  private static String digits(JsonNode request) {
    return lastMessage(request).replaceAll("response-[0-9a-f]+", "")
        + request.path("seed").asText();
  }

  private JanusLauncher launcher(String name) {
    return new JanusLauncher(folder.resolve(name))
        .server(server)
        .bench(bench)
        .set("janus.seed", "5")
        .set("janus.cache", "off")
        .set("janus.judge.repeats", "2")
        .set("janus.limit", limit)
        .set("janus.gates", GATES);
  }

  private Path unsharded() {
    launcher("whole").execute();
    Path folder = launcher("whole").folder("small");
    return limit.isEmpty() ? folder : folder.resolve("partial");
  }

  private List<Path> shards() {
    List<Path> records = new ArrayList<>();
    for (int i = 1; i <= SHARDS; i++) {
      JanusLauncher launcher = launcher("shard" + i).set("janus.shard", i + "/" + SHARDS);
      launcher.execute();
      records.add(launcher.folder("small").resolve("run.jsonl"));
    }
    return records;
  }

  private Path merge(List<Path> records, String name) throws Exception {
    Path merged = folder.resolve(name);
    new ShardMerge(
            run -> Gates.of(run.header()).decide(run).stream().map(GateOutcome::toLine).toList())
        .merge(records, merged);
    ReportFolder.write(merged, run -> Gates.of(run.header()).decide(run));
    return merged;
  }

  private static List<String> lines(Path run, String type) throws IOException {
    return Files.readAllLines(run.resolve("run.jsonl")).stream()
        .filter(line -> line.startsWith("{\"type\":\"" + type + "\""))
        .map(line -> line.replaceAll("\"latencyMs\":\\d+|,\"sum\":\"\\w+\"", ""))
        .toList();
  }

  /** Returns the reports by name, without what says which run it was and when. */
  private static Map<String, String> reports(Path run) throws Exception {
    Run read = RunReader.read(run.resolve("run.jsonl"));
    String finished = read.footer() == null ? "" : read.footer().finished().toString();
    Map<String, String> reports = new TreeMap<>();
    try (Stream<Path> files = Files.list(run.resolve("report"))) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        reports.put(
            file.getFileName().toString(),
            text.replace(read.header().run(), "RUN")
                .replace(read.header().started().toString(), "STARTED")
                .replace(finished, "FINISHED"));
      }
    }
    return reports;
  }

  @Test
  void gates_and_reports_of_merged_shards_are_those_of_an_unsharded_run() throws Exception {
    Path whole = unsharded();
    Path merged = merge(shards(), "merged");
    List<String> gates = lines(whole, "gate");
    assertEquals(12, gates.size());
    assertTrue(gates.stream().anyMatch(line -> line.contains("\"passed\"")));
    assertTrue(gates.stream().anyMatch(line -> line.contains("\"failed\"")));
    assertEquals(gates, lines(merged, "gate"));
    Map<String, String> reports = reports(whole);
    assertEquals(
        List.of("flask.md", "koala.md", "report.json", "report.md"), List.copyOf(reports.keySet()));
    assertEquals(reports, reports(merged));
  }

  @Test
  void a_merged_record_holds_the_lines_of_an_unsharded_run_in_order_of_the_bench()
      throws Exception {
    Path whole = unsharded();
    Path merged = merge(shards(), "merged");
    for (String type : List.of("response", "verdict")) {
      List<String> expected = new ArrayList<>(lines(whole, type));
      List<String> found = lines(merged, type);
      assertFalse(expected.isEmpty());
      assertEquals(expected.stream().sorted().toList(), found.stream().sorted().toList());
    }
    Run read = RunReader.read(merged.resolve("run.jsonl"));
    Run unsharded = RunReader.read(whole.resolve("run.jsonl"));
    assertEquals(unsharded.header().settings(), read.header().settings());
    assertEquals(
        lines(merged, "response"),
        read.responses().stream()
            .map(line -> new RunLineWriter().write(line))
            .map(line -> line.replaceAll("\"latencyMs\":\\d+|,\"sum\":\"\\w+\"", ""))
            .toList());
    assertEquals(
        Objects.requireNonNull(unsharded.footer()).usage(),
        Objects.requireNonNull(read.footer()).usage());
  }

  @Test
  void shards_in_any_order_give_the_same_bytes() throws Exception {
    List<Path> records = new ArrayList<>(shards());
    Path merged = merge(records, "merged");
    Collections.reverse(records);
    Path again = merge(records, "again");
    assertEquals(-1L, Files.mismatch(merged.resolve("run.jsonl"), again.resolve("run.jsonl")));
  }

  @Test
  void a_limit_is_that_of_the_whole_bench_so_shards_of_it_merge() throws Exception {
    limit = "3";
    Path whole = unsharded();
    Path merged = merge(shards(), "merged");
    assertEquals(6, lines(merged, "response").size());
    assertEquals(lines(whole, "gate"), lines(merged, "gate"));
    assertEquals(reports(whole), reports(merged));
  }
}
