package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.chooses;
import static dev.janus.engine.ScriptedServer.isAbout;
import static dev.janus.engine.ScriptedServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.gate.GateOutcome;
import dev.janus.gate.Gates;
import dev.janus.judge.Scored;
import dev.janus.judge.Unscored;
import dev.janus.judge.UnscoredReason;
import dev.janus.judge.Verdict;
import dev.janus.run.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of replies that are not whole. */
class PartialReplyTest {

  private static final String ERROR_IN_THE_CHOICE =
      "{\"message\":{\"content\":\"[RESULT] 4\"},\"error\":{\"code\":502,\"message\":\"upstream\"}}";

  @TempDir Path folder;
  @AutoClose private final ScriptedServer server = new ScriptedServer();

  private JanusLauncher launcher() {
    return launcher(new BenchFile().prompt("koala", "k1", 1));
  }

  private JanusLauncher launcher(BenchFile bench) {
    return new JanusLauncher(folder).server(server).bench(bench.write(folder.resolve("b.jsonl")));
  }

  private static Verdict verdict(Run run) {
    return run.checks().get(0).judgements().get(0).verdict();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "length",
        "LENGTH",
        "max_tokens",
        "MAX_TOKENS",
        "model_length",
        "FinishReason.MAX_TOKENS"
      })
  void a_verdict_that_was_cut_off_is_none(String reason) throws Exception {
    server.judge(request -> says("{\"feedback\":\"Good.\",\"score\":5}", reason));
    JanusLauncher launcher = launcher();
    launcher.execute();
    assertEquals(
        new Unscored(
            UnscoredReason.CUT_OFF, "the judge's reply was cut off; raise janus.judge.max-tokens"),
        verdict(launcher.run("b")));
    assertEquals(6, server.judgements());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"content_filter", "safety", "SAFETY", "RECITATION", "content-filter", "sensitive"})
  void a_verdict_that_was_filtered_is_none(String reason) throws Exception {
    server.judge(request -> says("Score: 4", reason));
    JanusLauncher launcher = launcher();
    launcher.execute();
    assertEquals(
        new Unscored(
            UnscoredReason.FILTERED,
            "a content filter cut the judge's reply off (finish reason \"" + reason + "\")"),
        verdict(launcher.run("b")));
  }

  @Test
  void a_verdict_that_was_cut_off_is_asked_for_again() throws Exception {
    AtomicInteger asks = new AtomicInteger();
    server.judge(
        request -> asks.incrementAndGet() == 1 ? says("[RESULT] 5", "length") : says("[RESULT] 2"));
    JanusLauncher launcher = launcher();
    launcher.execute();
    assertEquals(new Scored(2, ""), verdict(launcher.run("b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "STOP", "eos", "end_turn", "tool_calls", "", "unheard of"})
  void a_reason_that_means_no_harm_leaves_a_verdict_as_it_is(String reason) throws Exception {
    server.judge(request -> says("[RESULT] 4", reason));
    server.generator(request -> says("An answer.", reason));
    JanusLauncher launcher = launcher();
    assertEquals("SUCCESSFUL", launcher.execute().outcome("koala/k1/r1"));
    assertEquals(reason, launcher.run("b").responses().get(0).response().finishReason());
  }

  @ParameterizedTest
  @CsvSource({
    "gen, error",
    "gen, insufficient_system_resource",
    "gen, ERROR",
    "judge, error",
    "judge, abort"
  })
  void a_reply_that_broke_off_is_retried(String model, String reason) throws Exception {
    AtomicInteger calls = new AtomicInteger();
    ScriptedServer.Script breaksFirst =
        request -> calls.incrementAndGet() == 1 ? says("[RESULT] 1", reason) : says("[RESULT] 4");
    if (model.equals("gen")) {
      server.generator(breaksFirst);
    } else {
      server.judge(breaksFirst);
    }
    JanusLauncher launcher = launcher().set("janus." + role(model) + ".attempts", "2");
    assertEquals("SUCCESSFUL", launcher.execute().outcome("koala/k1/r1"));
    Run run = launcher.run("b");
    assertEquals("stop", run.responses().get(0).response().finishReason());
    assertEquals(model.equals("gen") ? 2 : 1, run.responses().get(0).response().attempts());
    assertEquals(4, ((Scored) verdict(run)).score());
  }

  private static String role(String model) {
    return model.equals("gen") ? "generator" : "judge";
  }

  @Test
  void an_error_inside_the_choice_is_no_response() throws Exception {
    server.generator(request -> chooses(ERROR_IN_THE_CHOICE));
    JanusLauncher launcher = launcher();
    launcher.execute();
    assertEquals(
        new Unscored(
            UnscoredReason.NO_RESPONSE,
            """
            generator %s (gen): HTTP 200, but the server broke the reply off
              found: "upstream"
              fix: see the log of the server, then run again"""
                .formatted(server.url())),
        verdict(launcher.run("b")));
  }

  @Test
  void an_error_inside_the_choice_is_no_verdict() throws Exception {
    server.judge(request -> chooses(ERROR_IN_THE_CHOICE));
    JanusLauncher launcher = launcher();
    launcher.execute();
    Unscored unscored = (Unscored) verdict(launcher.run("b"));
    assertEquals(UnscoredReason.JUDGE_UNAVAILABLE, unscored.reason());
    assertTrue(unscored.detail().contains("found: \"upstream\""), unscored.detail());
  }

  /** Five prompts in two splits: two responses cut off, one of them filtered. */
  private JanusLauncher someAreCutOff() {
    server.generator(
        request ->
            isAbout(request, "k1")
                ? says("An ans", "length")
                : says("An answer.", isAbout(request, "f1") ? "content_filter" : "stop"));
    return launcher(new BenchFile().prompts("koala", "k", 3).prompts("flask", "f", 2));
  }

  @Test
  void a_response_that_was_cut_off_is_judged_and_told() throws Exception {
    server.judge(request -> says(isAbout(request, "k1") ? "[RESULT] 2" : "[RESULT] 4"));
    JanusLauncher launcher = someAreCutOff().set("janus.progress", "3600");
    Told told = launcher.execute();
    assertEquals("2", told.entries().get(0).get("janus.progress.truncated"));
    assertEquals(
        "FAILED: score 2 is below the threshold 3"
            + " (the response was cut off: finish reason \"length\"): Criteria 1 of k1?",
        String.valueOf(told.outcome("koala/k1/r1")).replaceFirst(" ==>.*", ""));
    assertTrue(
        told.printed().contains("response (the response was cut off: finish reason \"length\"):"),
        told.printed());
    // Where the rubric passes, too: it is in the XML of its test then.
    assertTrue(
        told.printed()
            .contains("response (the response was cut off: finish reason \"content_filter\")"),
        told.printed());
    JsonNode report =
        ScriptedServer.JSON.readTree(launcher.folder("b").resolve("report/report.json").toFile());
    assertEquals(
        "{\"responses\":5,\"truncated\":2,\"truncatedRate\":0.4,\"cutOff\":1,\"filtered\":1,"
            + "\"broken\":0,\"refused\":0}",
        report.path("overall").path("responses").toString());
    assertEquals(
        List.of(1, 1),
        report.path("splits").findValues("truncated").stream().map(JsonNode::intValue).toList());
    String markdown = Files.readString(launcher.folder("b").resolve("report/report.md"));
    assertTrue(
        markdown.contains(
            """
            ## Cut-off responses and refusals

            They were judged as they are.

            | Split | Responses | Cut off | At the maximum | Otherwise | Refusals |
            | --- | ---: | ---: | ---: | ---: | ---: |
            | overall | 5 | 2 (40.0%) | 1 | 1 | 0 |
            | koala | 3 | 1 (33.3%) | 1 | 0 | 0 |
            | flask | 2 | 1 (50.0%) | 0 | 1 | 0 |
            """),
        markdown);
  }

  @Test
  void nothing_is_told_where_every_response_is_whole() throws Exception {
    JanusLauncher launcher = launcher();
    launcher.execute();
    assertFalse(
        Files.readString(launcher.folder("b").resolve("report/report.md")).contains("cut off"));
  }

  @Test
  void no_gate_demands_whole_responses_unless_asked_to() {
    assertEquals(
        Map.of(),
        withoutPassed(someAreCutOff().set("janus.gates", "*: minimumMean=4").execute().tests()));
  }

  private static Map<String, String> withoutPassed(Map<String, String> tests) {
    tests.values().removeIf("SUCCESSFUL"::equals);
    return tests;
  }

  @ParameterizedTest
  @ValueSource(strings = {"rubric", "prompt", "split"})
  void a_gate_decides_on_the_share_of_responses_that_were_cut_off(String granularity)
      throws Exception {
    JanusLauncher launcher =
        someAreCutOff()
            .set("janus.granularity", granularity)
            .set("janus.gates", "*: maximumTruncatedRate=0.4; flask: maximumTruncatedRate=0.499");
    Told told = launcher.execute();
    String why = "1 of 2 responses cut off (1 by a filter); at most 49.9% may be";
    assertEquals(Map.of("flask/_gate/truncated-rate", "FAILED: " + why), gates(told));
    Run run = launcher.run("b");
    List<GateOutcome> again = Gates.of(run.header()).decide(run);
    assertEquals(run.gates(), again.stream().map(GateOutcome::toLine).toList());
    assertEquals(
        "2 of 5 responses cut off (1 at the maximum of tokens, 1 by a filter); at most 40% may be",
        run.gates().get(2).message());
    assertEquals(5, run.gates().get(2).n());
  }

  private static Map<String, String> gates(Told told) {
    Map<String, String> failed = withoutPassed(told.tests());
    failed.keySet().removeIf(name -> !name.contains("_gate"));
    return failed;
  }

  @Test
  void a_gate_counts_each_turn_of_a_prompt() throws Exception {
    BenchFile bench = new BenchFile().dialogue("d1", "Question d1?", "And then?");
    server.generator(request -> says("An answer.", reason(request)));
    JanusLauncher launcher =
        launcher(bench).set("janus.gates", "overall: maximumTruncatedRate=0.5");
    launcher.execute();
    assertEquals(
        "1 of 2 responses cut off (1 at the maximum of tokens); at most 50% may be",
        launcher.run("b").gates().get(0).message());
  }

  private static String reason(JsonNode request) {
    return request.path("messages").size() == 1 ? "length" : "stop";
  }

  @Test
  void a_gate_of_a_part_is_inconclusive() {
    Told told =
        someAreCutOff()
            .set("janus.limit", "1")
            .set("janus.gates", "overall: maximumTruncatedRate=1")
            .execute();
    assertEquals(
        "ABORTED: inconclusive: saw 2 of 5 rubrics: a filter, a limit or an interruption left the rest out",
        told.outcome("overall/_gate/truncated-rate"));
  }

  @Test
  void a_gate_of_a_run_that_went_on_counts_what_was_cut_off_before() throws Exception {
    server.judge(
        request -> isAbout(request, "f2") ? ScriptedServer.status(401) : says("[RESULT] 4"));
    JanusLauncher launcher =
        someAreCutOff().set("janus.gates", "overall: maximumTruncatedRate=0.4");
    launcher.execute();
    server.generator(request -> says("An answer."));
    server.judge(request -> says("[RESULT] 4"));
    launcher.execute();
    assertEquals(
        "2 of 5 responses cut off (1 at the maximum of tokens, 1 by a filter); at most 40% may be",
        launcher.run("b").gates().get(0).message());
    assertEquals("passed", launcher.run("b").gates().get(0).status());
  }
}
