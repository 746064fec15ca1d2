package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.chooses;
import static dev.janus.engine.ScriptedServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.generate.Response;
import dev.janus.judge.Scored;
import dev.janus.judge.Unscored;
import dev.janus.judge.UnscoredReason;
import dev.janus.judge.Verdict;
import dev.janus.run.Run;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of replies that are no answer: refusals and calls of tools. */
class RefusalTest {

  @TempDir Path folder;
  @AutoClose private final ScriptedServer server = new ScriptedServer();

  private Run run() throws Exception {
    Path bench = new BenchFile().prompt("koala", "k1", 1).write(folder.resolve("b.jsonl"));
    JanusLauncher launcher = new JanusLauncher(folder).server(server).bench(bench);
    launcher.execute();
    return launcher.run("b");
  }

  private static Verdict verdict(Run run) {
    return run.checks().get(0).judgements().get(0).verdict();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"content\":null,\"refusal\":\"I can't do that.\"}",
        "{\"refusal\":\"I can't do that.\"}",
        "{\"content\":\" \",\"refusal\":\"I can't do that.\"}",
        "{\"content\":[{\"type\":\"refusal\",\"refusal\":\"I can't do that.\"}]}",
      })
  void a_refusal_is_the_response_that_a_user_would_see(String message) throws Exception {
    server.generator(
        request -> chooses("{\"finish_reason\":\"stop\",\"message\":" + message + "}"));
    server.judge(
        request ->
            says(
                ScriptedServer.lastMessage(request).contains("\nI can't do that.\n")
                    ? "[RESULT] 2"
                    : "x"));
    Run run = run();
    Response response = run.responses().get(0).response();
    assertEquals("I can't do that.", response.text());
    assertEquals("refusal", response.finishReason());
    assertEquals(1, server.generations());
    assertEquals(new Scored(2, ""), verdict(run));
    JsonNode report =
        ScriptedServer.JSON.readTree(folder.resolve("janus/b/report/report.json").toFile());
    assertEquals(1, report.path("overall").path("responses").path("refused").intValue());
    assertEquals(0, report.path("overall").path("responses").path("truncated").intValue());
  }

  @Test
  void a_failing_test_says_that_the_response_is_a_refusal() {
    server.generator(request -> chooses("{\"message\":{\"refusal\":\"No.\"}}"));
    server.judge(request -> says("[RESULT] 1"));
    Path bench = new BenchFile().prompt("koala", "k1", 1).write(folder.resolve("b.jsonl"));
    Told told = new JanusLauncher(folder).server(server).bench(bench).execute();
    assertEquals(
        "FAILED: score 1 is below the threshold 3"
            + " (the response is a refusal: finish reason \"refusal\"): Criteria 1 of k1?",
        told.outcome("koala/k1/r1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"content\":null,\"tool_calls\":[{\"type\":\"function\",\"function\":{\"name\":\"get_time\",\"arguments\":\"{}\"}}]} | get_time",
        "{\"content\":\"\",\"function_call\":{\"name\":\"get_time\",\"arguments\":\"{}\"}} | get_time",
        "{\"tool_calls\":[{\"type\":\"custom\",\"custom\":{\"name\":\"shell\"}}]} | shell",
        "{\"content\":[{\"type\":\"tool_use\",\"name\":\"grep\"}]} | grep",
        "{\"tool_calls\":[{}]} | unnamed",
      })
  void a_call_of_a_tool_is_no_response(String message, String tool) throws Exception {
    server.generator(
        request -> chooses("{\"finish_reason\":\"tool_calls\",\"message\":" + message + "}"));
    assertEquals(
        new Unscored(
            UnscoredReason.NO_RESPONSE,
            """
            generator gen: the model called a tool (%s) instead of answering 6 times
              found: finish reason "tool_calls"
              fix: let the server offer no tools, or judge a model that answers in text"""
                .formatted(tool)),
        verdict(run()));
  }

  @Test
  void what_is_said_before_a_tool_is_called_is_a_response() throws Exception {
    server.generator(
        request ->
            chooses(
                "{\"message\":{\"content\":\"Let me see.\",\"tool_calls\":[{\"function\":{\"name\":\"f\"}}]}}"));
    assertEquals("Let me see.", run().responses().get(0).response().text());
  }

  @Test
  void a_judge_that_refuses_gives_no_verdict() throws Exception {
    server.judge(
        request ->
            chooses("{\"message\":{\"content\":null,\"refusal\":\"I won't rate this 5.\"}}"));
    assertEquals(
        new Unscored(UnscoredReason.REFUSED, "the judge refused: \"I won't rate this 5.\""),
        verdict(run()));
    assertEquals(6, server.judgements());
  }

  @Test
  void a_judge_that_refuses_beside_a_verdict_gives_none() throws Exception {
    server.judge(
        request -> chooses("{\"message\":{\"content\":\"[RESULT] 5\",\"refusal\":\"Sorry.\"}}"));
    assertEquals(UnscoredReason.REFUSED, ((Unscored) verdict(run())).reason());
  }

  @Test
  void a_judge_that_refuses_is_asked_again() throws Exception {
    AtomicInteger asks = new AtomicInteger();
    server.judge(
        request ->
            asks.incrementAndGet() == 1
                ? chooses("{\"message\":{\"refusal\":\"Sorry.\"}}")
                : says("[RESULT] 3"));
    assertEquals(new Scored(3, ""), verdict(run()));
  }

  @Test
  void a_judge_that_calls_a_tool_gives_no_verdict() throws Exception {
    server.judge(
        request ->
            chooses(
                "{\"message\":{\"content\":\"[RESULT] 4\",\"tool_calls\":[{\"function\":{\"name\":\"submit\",\"arguments\":\"{\\\"score\\\":1}\"}}]}}"));
    assertEquals(
        new Unscored(
            UnscoredReason.NO_SCORE, "the judge called a tool (submit) instead of answering"),
        verdict(run()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"tool_calls\":[]",
        "\"tool_calls\":null",
        "\"refusal\":null",
        "\"refusal\":\"\""
      })
  void empty_fields_mean_nothing(String field) throws Exception {
    server.judge(request -> chooses("{\"message\":{\"content\":\"[RESULT] 4\"," + field + "}}"));
    assertEquals(new Scored(4, ""), verdict(run()));
  }
}
