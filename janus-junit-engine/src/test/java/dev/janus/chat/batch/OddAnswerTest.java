package dev.janus.chat.batch;

import static dev.janus.chat.batch.BatchScene.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.ChatException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and replies that are not as they should be. */
class OddAnswerTest {

  @TempDir Path folder;
  @AutoClose private final FakeBatchServer server = new FakeBatchServer();
  private BatchScene scene;

  @BeforeEach
  void open() {
    scene = new BatchScene(server, folder);
  }

  private void change(String call, UnaryOperator<String> change) {
    server.script(
        call,
        reply ->
            new FakeBatchServer.Reply(reply.status(), change.apply(reply.body()), null, false));
  }

  private void requireAnsweredAtOnce() throws Exception {
    scene.complete(BatchRunTest.requests(2));
    assertEquals(BatchRunTest.answers(2), scene.stored(BatchRunTest.requests(2)));
    assertEquals(1, server.batches.size());
    assertEquals(1, server.count(FakeBatchServer.CONTENT));
  }

  @Test
  void lines_about_unknown_requests_are_ignored() throws Exception {
    change(FakeBatchServer.CONTENT, text -> text.replace("r1\"", "x1\"") + text);
    requireAnsweredAtOnce();
    assertEquals(List.of("wanted"), scene.stored(request("x1")));
  }

  @Test
  void of_two_answers_the_first_counts() throws Exception {
    change(FakeBatchServer.CONTENT, text -> text + text.replace("re: ", "again: "));
    requireAnsweredAtOnce();
  }

  @Test
  void an_answer_counts_more_than_an_error_beside_it() throws Exception {
    change(
        FakeBatchServer.CONTENT,
        text ->
            "{\"custom_id\":\"r1\",\"response\":null,\"error\":{\"code\":\"invalid_x\"}}\n" + text);
    requireAnsweredAtOnce();
  }

  @Test
  void lines_that_are_not_json_are_ignored() throws Exception {
    change(FakeBatchServer.CONTENT, text -> "oops\n\n[1]\n" + text + "\n");
    requireAnsweredAtOnce();
  }

  @Test
  void the_last_line_may_have_no_line_break() throws Exception {
    change(FakeBatchServer.CONTENT, String::stripTrailing);
    requireAnsweredAtOnce();
  }

  @Test
  void an_empty_id_names_no_file() throws Exception {
    for (int i = 0; i < 3; i++) {
      change(
          FakeBatchServer.STATUS,
          text -> text.replace("\"error_file_id\":null", "\"error_file_id\":\"\""));
    }
    requireAnsweredAtOnce();
  }

  @Test
  void states_are_known_in_capitals_too() throws Exception {
    for (int i = 0; i < 3; i++) {
      change(
          FakeBatchServer.STATUS,
          text -> text.replace("\"status\":\"completed\"", "\"status\":\"COMPLETED\""));
    }
    requireAnsweredAtOnce();
  }

  @Test
  void answers_without_a_status_count() throws Exception {
    change(FakeBatchServer.CONTENT, text -> text.replace("\"status_code\":200,", ""));
    requireAnsweredAtOnce();
  }

  @Test
  void a_body_without_choices_is_a_failure() throws Exception {
    change(FakeBatchServer.CONTENT, text -> text.replace("choices", "chances"));
    scene.complete(request("r1"));
    String message = scene.stored(request("r1")).get(0);
    assertEquals(
        scene.where() + "HTTP 200, but no choices in the reply", message.lines().findFirst().get());
    assertEquals(1, server.batches.size());
  }

  @Test
  void a_file_owed_is_asked_for_again() throws Exception {
    server.states = List.of("in_progress");
    change(
        FakeBatchServer.STATUS,
        text -> text.replaceFirst("\"output_file_id\":\"[^\"]*\"", "\"output_file_id\":null"));
    requireAnsweredAtOnce();
    assertEquals(2, server.count(FakeBatchServer.STATUS));
  }

  @Test
  void a_file_owed_for_ever_is_told() {
    server.states = List.of("in_progress");
    for (int i = 0; i < Rounds.PATIENCE; i++) {
      change(
          FakeBatchServer.STATUS,
          text -> text.replaceFirst("\"output_file_id\":\"[^\"]*\"", "\"output_file_id\":\"\""));
    }
    assertEquals(
        scene.where()
            + """
            the batch "batch_1" is done, but names no file of answers
              found: 1 answered requests
              fix: run again later: the batch is asked for them again""",
        assertThrows(ChatException.class, () -> scene.complete(request("r1"))).getMessage());
  }

  @Test
  void a_file_that_is_gone_is_told_and_not_paid_for_again() throws Exception {
    for (int i = 0; i < 3; i++) {
      server.refuse(FakeBatchServer.CONTENT, 404, "No such File object");
    }
    assertEquals(
        scene.where()
            + """
            the server does not know the batch, or a file of it
              found: "No such File object"
              fix: see what the provider shows of it; to ask, and pay for, all again, delete the folder batch of the run""",
        assertThrows(ChatException.class, () -> scene.complete(request("r1"))).getMessage());
    scene.complete(request("r1"));
    assertEquals(Map.of("r1", 1), server.paid);
  }

  @Test
  void a_gigantic_file_is_not_taken() {
    server.answers = line -> FakeAnswer.completion(line, "x".repeat(17 << 20));
    assertEquals(
        scene.where()
            + """
            a file of answers is larger than 17 MiB
              found: more bytes than its requests can be answered with
              fix: see what the provider shows of the batch, and set janus.judge.max-tokens""",
        assertThrows(ChatException.class, () -> scene.complete(request("r1"))).getMessage());
  }

  @Test
  void a_reply_that_is_none_of_a_batch_api_is_told() {
    change(FakeBatchServer.UPLOAD, text -> "[]");
    assertEquals(
        scene.where()
            + """
            the reply is none of a Batch API
              found: "[]"
              fix: check janus.judge.url: a server that speaks OpenAI's Batch API; if it does not, set janus.judge.transport to direct""",
        assertThrows(ChatException.class, () -> scene.complete(request("r1"))).getMessage());
  }

  @Test
  void a_request_too_long_for_any_batch_is_a_failure() throws Exception {
    scene.policy =
        new BatchPolicy(BatchScene.POLL, BatchScene.POLICY.timeout(), 3, new BatchLimits(9, 20));
    String message =
        scene.where()
            + """
            the request is too long for a batch
              found: more than 20 bytes
              fix: shorten the prompt, or set janus.judge.transport to direct""";
    assertEquals(List.of(message, message), scene.stored(request("r1"), request("r1")));
  }
}
