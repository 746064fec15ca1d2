package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.lastMessage;
import static dev.janus.engine.ScriptedServer.says;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.janus.gate.Scores;
import dev.janus.run.GateLine;
import dev.janus.run.Run;
import dev.janus.run.RunFooter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of benches that were not made by us, where they are present. */
class RealRunTest {

  private static final Path REAL = Path.of("../../shared/data/real");

  @TempDir Path folder;

  private static Path real(String name) {
    Path file = REAL.resolve(name);
    if (Files.notExists(file)) {
      Assumptions.abort("SKIPPED: " + file + " is absent");
    }
    return file;
  }

  private static List<JsonNode> rows(Path file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      rows.add(ScriptedServer.JSON.readTree(line));
    }
    return rows;
  }

  @Test
  void every_row_of_biggen_is_generated_judged_and_recorded_once() throws Exception {
    Path bench = real("biggen.multifaceted.jsonl");
    JanusLauncher launcher = new JanusLauncher(folder).bench(bench);
    assertEquals(765, launcher.names().size());
    assertEquals(765, new HashSet<>(launcher.names()).size());
    try (ScriptedServer server = new ScriptedServer()) {
      Told told = launcher.server(server).execute();
      assertEquals(765, told.tests().size());
      assertEquals(765, told.tests().values().stream().filter("SUCCESSFUL"::equals).count());
      ReportingOrderTest.assertWellFormed(told.lines());
      assertEquals(765, server.generations());
      assertEquals(765, server.judgements());
    }
    Run run = launcher.run("biggen");
    Map<String, Long> wanted =
        rows(bench).stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.path("id").asText(), TreeMap::new, Collectors.counting()));
    assertEquals(765, wanted.size());
    assertEquals(
        wanted,
        run.responses().stream()
            .collect(
                Collectors.groupingBy(line -> line.prompt(), TreeMap::new, Collectors.counting())));
    assertEquals(
        wanted,
        run.checks().stream()
            .collect(
                Collectors.groupingBy(
                    check -> check.prompt(),
                    TreeMap::new,
                    Collectors.summingLong(check -> check.judgements().size()))));
    RunFooter footer = requireNonNull(run.footer());
    assertEquals(
        List.of(765L, 765L, 0L), List.of(footer.responses(), footer.verdicts(), footer.unscored()));
    assertEquals(9, run.header().bench().splits().size());
  }

  /** What one model answered, and GPT-4's scores and feedbacks, served as models would. */
  private record Recorded(List<JsonNode> rows) {

    private static final String[] OF_THE_BENCH = {
      "id", "source", "prompt", "reference_answer", "rubrics"
    };

    Path bench(Path file) throws IOException {
      List<String> lines = new ArrayList<>();
      for (JsonNode row : rows) {
        ObjectNode bench = ((ObjectNode) row.deepCopy()).retain(OF_THE_BENCH);
        lines.add(bench.toString());
      }
      return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    String response(JsonNode request) {
      return only(rows.stream()
              .filter(row -> row.path("prompt").asText().equals(lastMessage(request)))
              .toList())
          .path("response")
          .asText();
    }

    /** The seed says which repeat is asked for. */
    String verdict(JsonNode request) {
      String question = lastMessage(request);
      JsonNode judged =
          only(
              rows.stream()
                  .filter(row -> question.contains(row.path("prompt").asText()))
                  .filter(row -> question.contains(row.path("reference_answer").asText()))
                  .toList());
      int repeat = request.path("seed").asInt();
      return "%s [RESULT] %d"
          .formatted(
              judged.path("feedbacks").path(repeat - 1).asText(),
              judged.path("scores").path(repeat - 1).asInt());
    }

    private static JsonNode only(List<JsonNode> found) {
      assertEquals(1, found.size());
      return found.get(0);
    }
  }

  private static void assertClose(double expected, BigDecimal actual) {
    assertEquals(expected, actual.doubleValue(), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vicuna", "chat_gpt", "wizard", "llama-2-chat"})
  void a_replay_of_recorded_verdicts_gives_their_published_means(String model) throws Exception {
    Recorded recorded =
        new Recorded(
            rows(real("vicuna-recorded.jsonl")).stream()
                .filter(row -> row.path("response_model").asText().equals(model))
                .toList());
    JsonNode expected =
        ScriptedServer.JSON.readTree(real("vicuna-recorded.expected.json").toFile()).path(model);
    Path bench = recorded.bench(folder.resolve("vicuna.jsonl"));
    JanusLauncher live = launcher("live", bench);
    try (ScriptedServer server = new ScriptedServer()) {
      server.generator(request -> says(recorded.response(request)));
      server.judge(request -> says(recorded.verdict(request)));
      live.server(server).execute();
    }
    JanusLauncher replay =
        launcher("replay", bench)
            .set("janus.mode", "replay")
            .set("janus.transcript", live.folder("vicuna").resolve("run.jsonl").toString());
    replay.execute();

    Run run = replay.run("vicuna");
    assertEquals(live.run("vicuna").checks(), run.checks());
    Scores scores = Scores.of(run.header(), "overall", run.checks(), run.responses());
    assertEquals(expected.path("n").asInt(), scores.prompts());
    assertEquals(240, scores.verdicts());
    double mean = expected.path("mean_of_3_run_means").asDouble();
    assertClose(mean, scores.mean().orElseThrow());
    for (int repeat = 0; repeat < 3; repeat++) {
      assertClose(
          expected.path("run_means").path(repeat).asDouble(), scores.repeatMeans().get(repeat));
    }
    GateLine gate =
        run.gates().stream()
            .filter(line -> line.split().equals("overall"))
            .findFirst()
            .orElseThrow();
    assertClose(mean, requireNonNull(gate.value()));
  }

  private JanusLauncher launcher(String name, Path bench) {
    return new JanusLauncher(folder.resolve(name))
        .bench(bench)
        .set("janus.judge.repeats", "3")
        .set("janus.judge.seed", "1")
        .set("janus.gates", "*: minimumMean=1");
  }
}
