package dev.janus.chat.batch;

import static dev.janus.chat.batch.BatchScene.request;
import static dev.janus.chat.batch.BatchScene.requestWithSchema;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests of a batch are sent again, and which are not. */
class ResubmissionTest {

  @TempDir Path folder;
  @AutoClose private final FakeBatchServer server = new FakeBatchServer();
  private BatchScene scene;

  @BeforeEach
  void open() {
    scene = new BatchScene(server, folder);
  }

  /** Answers a request by how often it was asked. */
  private void answer(BiFunction<JsonNode, Integer, FakeAnswer> answers) {
    Map<String, Integer> asked = new HashMap<>();
    server.answers =
        line -> answers.apply(line, asked.merge(FakeAnswer.name(line), 1, Integer::sum));
  }

  private static FakeAnswer fine(JsonNode line) {
    return FakeAnswer.completion(line, "fine");
  }

  private List<List<String>> batches() {
    return server.batches.stream()
        .map(batch -> batch.lines.stream().map(FakeAnswer::name).toList())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 529})
  void sends_what_may_pass_again(int status) throws Exception {
    answer(
        (line, times) ->
            FakeAnswer.name(line).equals("r1") && times == 1
                ? FakeAnswer.refused(line, status, "busy")
                : fine(line));
    scene.complete(request("r1"), request("r2"));
    assertEquals(List.of(List.of("r1", "r2"), List.of("r1")), batches());
    assertEquals(List.of("fine", "fine"), scene.stored(request("r1"), request("r2")));
    assertEquals(Map.of("r1", 1, "r2", 1), server.paid);
  }

  @Test
  void counts_the_attempts_of_an_answer() throws Exception {
    answer(
        (line, times) ->
            times == 1
                ? FakeAnswer.refused(line, 500, "busy")
                : FakeAnswer.completion(line, "re: Q r1"));
    scene.complete(request("r1"));
    try (var store = scene.store();
        var run = scene.run(store)) {
      assertEquals(
          BatchScene.answer("r1", 2), StoredModel.collecting(store, run).complete(request("r1")));
    }
  }

  @Test
  void gives_up_after_the_last_attempt() throws Exception {
    answer((line, times) -> FakeAnswer.refused(line, 503, "busy"));
    scene.complete(request("r1"));
    assertEquals(3, server.batches.size());
    assertEquals(
        List.of(
            scene.where()
                + """
                HTTP 503 Service Unavailable; gave up after 3 attempts
                  found: "busy"
                  fix: see the log of the server, then run again"""),
        scene.stored(request("r1")));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 413, 422})
  void does_not_send_again_what_is_refused(int status) throws Exception {
    answer((line, times) -> FakeAnswer.refused(line, status, "no"));
    scene.complete(request("r1"));
    assertEquals(1, server.batches.size());
  }

  @Test
  void tells_why_a_request_was_refused() throws Exception {
    answer((line, times) -> FakeAnswer.refused(line, 400, "too long"));
    scene.complete(request("r1"));
    assertEquals(
        List.of(
            scene.where()
                + """
                HTTP 400 Bad Request
                  found: "too long"
                  fix: change what the server objects to: janus.judge.model, janus.judge.max-tokens, another setting of the judge, or a prompt too long for the model"""),
        scene.stored(request("r1")));
  }

  @Test
  void takes_what_an_expired_batch_did() throws Exception {
    server.ends.add(FakeBatch.End.EXPIRED);
    answer(
        (line, times) ->
            times == 1 && !FakeAnswer.name(line).equals("r1")
                ? FakeAnswer.failed(line, "batch_expired", "This request expired.")
                : fine(line));
    scene.complete(BatchRunTest.requests(3));
    assertEquals(List.of(List.of("r1", "r2", "r3"), List.of("r2", "r3")), batches());
    assertEquals(Map.of("r1", 1, "r2", 1, "r3", 1), server.paid);
  }

  @Test
  void sends_again_what_a_cancelled_batch_left() throws Exception {
    server.ends.add(FakeBatch.End.CANCELLED);
    answer((line, times) -> times == 1 ? FakeAnswer.nothing() : fine(line));
    scene.complete(request("r1"));
    assertEquals(List.of("fine"), scene.stored(request("r1")));
  }

  @Test
  void tells_of_a_request_that_is_never_answered() throws Exception {
    answer((line, times) -> FakeAnswer.nothing());
    scene.complete(request("r1"));
    assertEquals(
        List.of(
            scene.where()
                + """
                not answered by a batch that is "completed"; gave up after 3 attempts
                  found: no line about the request
                  fix: run again; if that happens again, set janus.judge.transport to direct"""),
        scene.stored(request("r1")));
    assertEquals(3, server.batches.size());
    assertEquals(0, server.count(FakeBatchServer.CONTENT));
  }

  @Test
  void does_not_send_again_what_a_batch_calls_invalid() throws Exception {
    answer((line, times) -> FakeAnswer.failed(line, "invalid_request", "no"));
    scene.complete(request("r1"));
    assertEquals(
        List.of(
            scene.where()
                + """
                the batch has no answer: "invalid_request"
                  found: "no"
                  fix: change what the server objects to, then run again"""),
        scene.stored(request("r1")));
    assertEquals(1, server.batches.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 422})
  void leaves_a_refused_schema_out(int status) throws Exception {
    answer(
        (line, times) ->
            line.path("body").has("response_format")
                ? FakeAnswer.refused(line, status, "no response_format")
                : fine(line));
    scene.complete(requestWithSchema("r1"), requestWithSchema("r2"));
    assertEquals(List.of(List.of("r1", "r2"), List.of("r1", "r2")), batches());
    assertEquals(Map.of("r1", 1, "r2", 1), server.paid);
  }

  @Test
  void sends_no_schema_any_more_once_it_was_refused() throws Exception {
    leaves_a_refused_schema_out(400);
    scene.complete(requestWithSchema("r3"));
    assertEquals(3, server.batches.size());
    assertEquals(1, server.paid.get("r3"));
  }

  @Test
  void does_not_blame_a_schema_that_other_requests_have_too() throws Exception {
    answer(
        (line, times) ->
            FakeAnswer.name(line).equals("r1")
                ? FakeAnswer.refused(line, 400, "too long")
                : fine(line));
    scene.complete(requestWithSchema("r1"), requestWithSchema("r2"));
    assertEquals(1, server.batches.size());
    scene.complete(requestWithSchema("r3"));
    assertEquals(true, server.batches.get(1).lines.get(0).path("body").has("response_format"));
  }

  @Test
  void does_not_blame_a_schema_when_it_is_refused_without_it_too() throws Exception {
    answer((line, times) -> FakeAnswer.refused(line, 400, "no"));
    scene.complete(requestWithSchema("r1"));
    assertEquals(2, server.batches.size());
    scene.complete(requestWithSchema("r2"));
    assertEquals(true, server.batches.get(2).lines.get(0).path("body").has("response_format"));
  }

  @Test
  void sends_refused_schemas_and_passing_faults_apart() throws Exception {
    answer(
        (line, times) -> {
          if (line.path("body").has("response_format")) {
            return FakeAnswer.refused(line, 400, "no response_format");
          }
          return times == 1 ? FakeAnswer.refused(line, 500, "oops") : fine(line);
        });
    scene.complete(request("r1"), requestWithSchema("r2"));
    assertEquals(List.of(List.of("r1", "r2"), List.of("r1"), List.of("r2")), batches());
  }
}
