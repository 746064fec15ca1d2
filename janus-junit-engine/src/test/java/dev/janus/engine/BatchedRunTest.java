package dev.janus.engine;

import static dev.janus.engine.BatchedRuns.PROMPTS;
import static dev.janus.engine.BatchedRuns.VERDICTS;
import static dev.janus.engine.BatchedRuns.launcher;
import static dev.janus.engine.BatchedRuns.lines;
import static dev.janus.engine.BatchedRuns.paid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.chat.batch.FakeAnswer;
import dev.janus.chat.batch.FakeBatchServer;
import dev.janus.gate.Gates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that are asked in batches give the run that they give when they are asked directly. */
@Timeout(60)
class BatchedRunTest {

  @AutoClose private final FakeBatchServer server = new FakeBatchServer();
  @AutoClose private final FakeBatchServer direct = new FakeBatchServer();

  @TempDir Path folder;

  @BeforeEach
  void answer() {
    server.answers = BatchedRuns::answer;
    direct.answers = server.answers;
  }

  /** Runs a bench directly and returns what was found. */
  private List<String> directly(Path bench, String name) throws Exception {
    direct.answers = server.answers;
    JanusLauncher launcher =
        launcher(folder.resolve("direct"), direct, "direct", "direct").bench(bench);
    launcher.execute();
    assertEquals(0, direct.batches());
    List<String> lines = lines(launcher, name);
    return lines.stream().map(line -> line.replace(direct.url(), server.url())).toList();
  }

  @ParameterizedTest
  @CsvSource({"direct,batch,6,12,1", "batch,direct,12,6,1", "batch,batch,0,18,2"})
  void a_batched_run_finds_what_a_direct_one_finds(
      String generator, String judge, int paidDirectly, int paidInBatches, int batches)
      throws Exception {
    Path bench = BatchedRuns.bench(folder);
    List<String> expected = directly(bench, "small");
    JanusLauncher launcher = launcher(folder, server, generator, judge).bench(bench);
    Told told = launcher.execute();

    assertEquals(expected, lines(launcher, "small"));
    assertTrue(launcher.run("small").isComplete());
    assertEquals(paidDirectly, server.paidDirectly);
    assertEquals(paidInBatches, server.paid.size());
    assertEquals(paidInBatches, paid(server));
    assertEquals(batches, server.batches());
    assertEquals(VERDICTS + 3, told.tests().size());
    assertFalse(Files.exists(launcher.folder("small").resolve("batch")));
    assertEquals(0, server.files());
  }

  @Test
  void a_dialogue_takes_a_batch_for_each_turn_and_models_are_waited_for_at_once() throws Exception {
    Path bench = BatchedRuns.dialogues(folder);
    List<String> expected = directly(bench, "dialogues");
    // The second batch is not told of before the third is there, which is the other model's.
    server.before =
        call -> {
          if (call.equals(FakeBatchServer.STATUS) && server.batches() == 2) {
            throw new FakeBatchServer.DroppedException();
          }
        };
    JanusLauncher launcher =
        launcher(folder, server, "batch", "batch").bench(bench).set("janus.batch.poll", "0.2");
    launcher.execute();
    assertEquals(expected, lines(launcher, "dialogues"));
    // A batch for each turn, and one for the verdicts on the dialogues that end with it.
    assertEquals(6, server.batches());
    assertEquals(6 + 3, paid(server));
  }

  @Test
  void replies_without_a_score_are_asked_again_in_further_batches() throws Exception {
    server.answers =
        line -> isFirstAskAbout(line, "p3") ? says(line, "No idea.") : BatchedRuns.answer(line);
    Path bench = BatchedRuns.bench(folder);
    List<String> expected = directly(bench, "small");
    JanusLauncher launcher = launcher(folder, server, "direct", "batch").bench(bench);
    launcher.execute();
    assertEquals(expected, lines(launcher, "small"));
    assertEquals(2, server.batches());
    assertEquals(VERDICTS + 2, paid(server));
    assertEquals(direct.paidDirectly, paid(server) + server.paidDirectly);
  }

  private static boolean isFirstAskAbout(JsonNode line, String prompt) {
    JsonNode messages = line.path("body").path("messages");
    return line.path("body").path("model").asText().equals("judge")
        && messages.size() == 1
        && messages.toString().contains("Question " + prompt + "?");
  }

  private static FakeAnswer says(JsonNode line, String text) {
    return FakeAnswer.completion(line, text);
  }

  @Test
  void a_judge_that_never_gives_a_score_is_asked_as_often_as_directly() throws Exception {
    server.answers =
        line ->
            line.toString().contains("Question p3?") ? says(line, "") : BatchedRuns.answer(line);
    Path bench = BatchedRuns.bench(folder);
    List<String> expected = directly(bench, "small");
    JanusLauncher launcher = launcher(folder, server, "batch", "batch").bench(bench);
    launcher.execute();
    assertEquals(expected, lines(launcher, "small"));
    assertEquals(direct.paidDirectly, paid(server));
  }

  @Test
  void replies_that_are_not_whole_are_taken_as_directly() throws Exception {
    server.answers =
        line -> {
          if (line.toString().contains("Question p3?")) {
            return FakeAnswer.completion(line, "<think>Hm.</think>So. [RESULT] 5", "length");
          }
          return BatchedRuns.answer(line);
        };
    Path bench = BatchedRuns.bench(folder);
    List<String> expected = directly(bench, "small");
    JanusLauncher launcher = launcher(folder, server, "batch", "batch").bench(bench);
    launcher.execute();
    assertEquals(expected, lines(launcher, "small"));
    assertEquals(
        "1 of 6 responses cut off (1 at the maximum of tokens); at most 10% may be",
        Gates.parse("overall: maximumTruncatedRate=0.1, maximumUnscoredRate=1")
            .decide(launcher.run("small"))
            .get(1)
            .message());
  }

  @Test
  void a_reply_that_broke_off_goes_into_another_batch() throws Exception {
    Path bench = BatchedRuns.bench(folder);
    List<String> expected = directly(bench, "small");
    Set<String> broken = Collections.synchronizedSet(new HashSet<>());
    server.answers =
        line ->
            broken.add(line.path("custom_id").asText())
                ? FakeAnswer.completion(line, "[RESULT] 1", "error")
                : BatchedRuns.answer(line);
    JanusLauncher launcher = launcher(folder, server, "batch", "batch").bench(bench);
    launcher.execute();
    assertEquals(expected, withoutAttempts(lines(launcher, "small")));
    assertEquals(4, server.batches());
  }

  private static List<String> withoutAttempts(List<String> lines) {
    return lines.stream().map(line -> line.replace("\"attempts\":2", "\"attempts\":1")).toList();
  }

  @Test
  void a_line_that_failed_goes_into_another_batch() throws Exception {
    Path bench = BatchedRuns.bench(folder);
    List<String> expected = directly(bench, "small");
    Set<String> failed = Collections.synchronizedSet(new HashSet<>());
    server.answers =
        line ->
            line.toString().contains("Question p3?") && failed.add(line.path("custom_id").asText())
                ? FakeAnswer.failed(line, "server_error", "The server had an error.")
                : BatchedRuns.answer(line);
    JanusLauncher launcher = launcher(folder, server, "batch", "batch").bench(bench);
    launcher.execute();
    assertEquals(
        expected,
        lines(launcher, "small").stream()
            .map(line -> line.replace("\"attempts\":2", "\"attempts\":1"))
            .toList());
    assertEquals(3, failed.size());
    assertEquals(4, server.batches());
    assertEquals(PROMPTS + VERDICTS, paid(server));
  }

  @Test
  void what_comes_out_of_a_batch_is_kept_in_the_cache_and_counts_as_paid_for() throws Exception {
    Path bench = BatchedRuns.bench(folder);
    List<String> expected = directly(bench, "small");
    JanusLauncher launcher =
        launcher(folder, server, "batch", "batch")
            .bench(bench)
            .set("janus.cache", folder.resolve("cache").toString());
    launcher.execute();
    assertEquals(expected, lines(launcher, "small"));
    assertEquals(PROMPTS + VERDICTS, paid(server));
    launcher.process("jvm-2").execute();
    assertEquals(2 * PROMPTS + VERDICTS, paid(server));
    assertEquals(3, server.batches());
  }
}
