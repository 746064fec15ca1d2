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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and connections that fail, refuse, or do not offer what is asked. */
class ServerFaultTest {

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        FakeBatchServer.UPLOAD,
        FakeBatchServer.CREATE,
        FakeBatchServer.STATUS,
        FakeBatchServer.CONTENT
      })
  void faults_that_pass_are_retried(String call) throws Exception {
    server.refuse(call, 429, "slow down").refuse(call, 500, "");
    scene.complete(BatchRunTest.requests(2));
    requireAllAnsweredOnce();
    assertEquals(1, server.batches.size());
    assertEquals(0, scene.pauses - 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FakeBatchServer.UPLOAD,
        FakeBatchServer.CREATE,
        FakeBatchServer.STATUS,
        FakeBatchServer.CONTENT
      })
  void connections_that_break_before_the_reply_are_retried(String call) throws Exception {
    var times = new AtomicInteger();
    server.after =
        it -> {
          if (it.equals(call) && times.incrementAndGet() <= 2) {
            throw new FakeBatchServer.DroppedException();
          }
        };
    scene.complete(BatchRunTest.requests(2));
    requireAllAnsweredOnce();
    assertEquals(1, server.batches.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {FakeBatchServer.STATUS, FakeBatchServer.CONTENT, FakeBatchServer.CREATE})
  void replies_that_are_cut_off_are_asked_for_again(String call) throws Exception {
    server.script(
        call, reply -> new FakeBatchServer.Reply(reply.status(), reply.body(), null, true));
    scene.complete(BatchRunTest.requests(2));
    requireAllAnsweredOnce();
    assertEquals(1, server.batches.size());
  }

  @Test
  void a_file_cut_off_unnoticed_is_downloaded_again() throws Exception {
    for (int cut : List.of(5, 120)) {
      server.script(
          FakeBatchServer.CONTENT,
          reply ->
              new FakeBatchServer.Reply(
                  200, reply.body().substring(0, reply.body().length() - cut), null, false));
    }
    scene.complete(BatchRunTest.requests(2));
    requireAllAnsweredOnce();
    assertEquals(3, server.count(FakeBatchServer.CONTENT));
  }

  @Test
  void a_file_cut_off_at_the_end_of_a_line_is_downloaded_again() throws Exception {
    server.script(
        FakeBatchServer.CONTENT,
        reply ->
            new FakeBatchServer.Reply(
                200, reply.body().substring(0, reply.body().indexOf('\n') + 1), null, false));
    scene.complete(BatchRunTest.requests(2));
    requireAllAnsweredOnce();
  }

  @Test
  void a_batch_created_without_a_reply_is_found_on_a_later_page() throws Exception {
    server.page = 1;
    var times = new AtomicInteger();
    server.after =
        call -> {
          if (call.equals(FakeBatchServer.CREATE) && times.incrementAndGet() == 1) {
            server.batches.add(stranger(2));
            server.batches.add(stranger(3));
            throw new FakeBatchServer.DroppedException();
          }
        };
    scene.complete(BatchRunTest.requests(2));
    requireAllAnsweredOnce();
    assertEquals(1, server.count(FakeBatchServer.CREATE));
    assertEquals(3, server.count(FakeBatchServer.LIST));
  }

  private static FakeBatch stranger(int number) {
    var request = new com.fasterxml.jackson.databind.json.JsonMapper().createObjectNode();
    request.put("input_file_id", "other").putObject("metadata").put("janus_part", "other");
    return new FakeBatch("batch_" + number, request, List.of("x"), FakeBatch.End.COMPLETED);
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
  void a_server_that_comes_back_is_waited_for() throws Exception {
    for (int i = 0; i < 3 * (Rounds.PATIENCE - 1); i++) {
      server.refuse(FakeBatchServer.STATUS, 503, "");
    }
    scene.complete(BatchRunTest.requests(2));
    requireAllAnsweredOnce();
  }

  @Test
  void a_server_that_stays_away_is_told_and_its_batch_taken_later() throws Exception {
    for (int i = 0; i < 3 * Rounds.PATIENCE; i++) {
      server.refuse(FakeBatchServer.STATUS, 503, "");
    }
    assertTrue(failure().startsWith(scene.where() + "HTTP 503 Service Unavailable\n"));
    scene.complete(BatchRunTest.requests(2));
    requireAllAnsweredOnce();
    assertEquals(1, server.count(FakeBatchServer.CREATE));
  }

  @Test
  void a_file_that_cannot_be_deleted_is_no_error() throws Exception {
    server.refuse(FakeBatchServer.DELETE, 500, "").refuse(FakeBatchServer.DELETE, 404, "");
    scene.complete(BatchRunTest.requests(2));
    requireAllAnsweredOnce();
    assertEquals(2, server.count(FakeBatchServer.DELETE));
  }

  @ParameterizedTest
  @ValueSource(strings = {FakeBatchServer.UPLOAD, FakeBatchServer.CREATE})
  void a_server_that_hangs_is_not_waited_for(String call) {
    var over = new CountDownLatch(1);
    server.before =
        it -> {
          if (it.equals(call)) {
            await(over);
          }
        };
    scene.timeout = Duration.ofMillis(300);
    scene.httpAttempts = 1;
    try {
      assertEquals(
          scene.where()
              + """
              no reply within 300 ms
                found: no reply, or only a part of it
                fix: see whether the server is overloaded; lower janus.concurrency, or raise janus.judge.timeout""",
          failure());
    } finally {
      over.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_server_that_is_not_there_is_told() {
    String url = scene.where();
    server.close();
    assertTrue(failure().startsWith(url + "no connection\n  found: connection refused"));
  }

  @Test
  void redirects_are_not_followed() {
    server.refuse(FakeBatchServer.UPLOAD, 307, "");
    assertTrue(
        failure().startsWith(scene.where() + "HTTP 307 Temporary Redirect, and redirects are not"));
  }
}
