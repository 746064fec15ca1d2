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
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and connections that fail. */
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
}
