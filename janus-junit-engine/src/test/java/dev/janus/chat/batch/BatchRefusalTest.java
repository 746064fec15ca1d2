package dev.janus.chat.batch;

import static dev.janus.chat.batch.BatchScene.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.chat.ChatException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that refuse batches, or do not offer them. */
class BatchRefusalTest {

  @TempDir Path folder;
  @AutoClose private final FakeBatchServer server = new FakeBatchServer();
  private BatchScene scene;

  @BeforeEach
  void open() {
    scene = new BatchScene(server, folder);
  }

  private String failure() {
    return String.valueOf(
        assertThrows(ChatException.class, () -> scene.complete(BatchRunTest.requests(2)))
            .getMessage());
  }

  private void requireAllAnsweredOnce() throws Exception {
    assertEquals(BatchRunTest.answers(2), scene.stored(BatchRunTest.requests(2)));
    assertEquals(Map.of("r1", 1, "r2", 1), server.paid);
  }

  @Test
  void an_unclear_create_is_an_error_when_batches_are_not_listed() {
    server.refuse(FakeBatchServer.CREATE, 500, "").refuse(FakeBatchServer.LIST, 404, "");
    assertEquals(
        scene.where()
            + """
            HTTP 404: whether a batch was created cannot be found out, as the server does not list batches
              found: an empty reply
              fix: wait until the provider shows no batch under way, delete the folder batch of the run, then run again""",
        failure());
    assertEquals(1, server.count(FakeBatchServer.CREATE));
  }

  @Test
  void a_clear_refusal_leaves_nothing_to_be_looked_for() throws Exception {
    server.refuse(FakeBatchServer.CREATE, 401, "no key");
    assertTrue(failure().startsWith(scene.where() + "HTTP 401 Unauthorized"));
    scene.complete(BatchRunTest.requests(2));
    requireAllAnsweredOnce();
    assertEquals(0, server.count(FakeBatchServer.LIST));
    assertEquals(1, server.count(FakeBatchServer.UPLOAD));
  }

  @ParameterizedTest
  @CsvSource({
    "POST /files, 404", "POST /files, 405", "POST /files, 501",
    "POST /batches, 404", "POST /batches, 405", "POST /batches, 501"
  })
  void a_server_without_the_batch_api_is_told_as_such(String call, int status) {
    server.refuse(call, status, "nope");
    assertEquals(
        scene.where()
            + """
            HTTP %d: the server does not offer the Batch API
              found: "nope"
              fix: set janus.judge.transport to direct, or check janus.judge.url (what /files and /batches are appended to)"""
                .formatted(status),
        failure());
  }

  @Test
  void a_missing_key_is_told_as_for_direct_calls() {
    server.refuse(FakeBatchServer.UPLOAD, 401, "no key");
    assertEquals(
        scene.where()
            + """
            HTTP 401 Unauthorized
              found: "no key"
              fix: put a valid key into an environment variable, and name it in janus.judge.api-key-env, which names none""",
        failure());
  }

  @Test
  void a_key_that_is_echoed_is_not_shown() {
    scene.key = BatchScene.key();
    server.refuse(FakeBatchServer.UPLOAD, 403, "bad key " + BatchScene.KEY);
    assertTrue(failure().contains("found: \"bad key ***\""));
  }

  @Test
  void a_batch_refused_as_a_whole_is_one_error() throws Exception {
    server.rules = new FakeBatchServer.Rules(1, 10_000);
    assertEquals(
        scene.where()
            + """
            the server refused the batch "batch_1"
              found: "at most 1 requests"
              fix: change what the server objects to, then run again; or set janus.judge.transport to direct""",
        failure());
    assertEquals(Map.of(), server.files);
  }

  @Test
  void what_a_refused_batch_held_is_collected_again_with_other_limits() throws Exception {
    server.rules = new FakeBatchServer.Rules(1, 10_000);
    failure();
    scene.policy =
        new BatchPolicy(BatchScene.POLL, Duration.ofMinutes(10), 3, new BatchLimits(1, 10_000));
    scene.complete(BatchRunTest.requests(2));
    requireAllAnsweredOnce();
  }

  @Test
  void a_file_too_large_for_the_server_is_halved() throws Exception {
    server.refuse(FakeBatchServer.UPLOAD, 413, "").refuse(FakeBatchServer.UPLOAD, 413, "");
    scene.complete(BatchRunTest.requests(5));
    assertEquals(
        List.of(1, 1, 3),
        server.batches.stream().map(batch -> batch.lines.size()).sorted().toList());
    assertEquals(BatchRunTest.answers(5), scene.stored(BatchRunTest.requests(5)));
  }

  @Test
  void a_single_request_too_large_for_the_server_is_an_error() {
    server.refuse(FakeBatchServer.UPLOAD, 413, "");
    assertEquals(
        scene.where()
            + """
            HTTP 413: the file of requests is too large for the server
              found: an empty reply
              fix: set janus.judge.transport to direct""",
        assertThrows(ChatException.class, () -> scene.complete(request("r1"))).getMessage());
  }

  @Test
  void a_full_queue_is_waited_for() throws Exception {
    server.queue = 1;
    scene.policy =
        new BatchPolicy(BatchScene.POLL, Duration.ofHours(1), 3, new BatchLimits(1, 10_000));
    scene.complete(BatchRunTest.requests(3));
    assertEquals(BatchRunTest.answers(3), scene.stored(BatchRunTest.requests(3)));
    assertEquals(Map.of("r1", 1, "r2", 1, "r3", 1), server.paid);
  }

  @Test
  void a_queue_too_small_for_a_part_gets_halves() throws Exception {
    server.queue = 0;
    server.after =
        call -> {
          if (server.batches.size() == 1) {
            server.queue = Integer.MAX_VALUE;
          }
        };
    scene.complete(BatchRunTest.requests(4));
    assertEquals(
        List.of(4, 2, 2), server.batches.stream().map(batch -> batch.lines.size()).toList());
    assertEquals(BatchRunTest.answers(4), scene.stored(BatchRunTest.requests(4)));
  }

  @Test
  void redirects_are_not_followed() {
    server.refuse(FakeBatchServer.UPLOAD, 307, "");
    assertTrue(
        failure().startsWith(scene.where() + "HTTP 307 Temporary Redirect, and redirects are not"));
  }
}
