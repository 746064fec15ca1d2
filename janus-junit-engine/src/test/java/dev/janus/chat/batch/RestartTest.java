package dev.janus.chat.batch;

import static dev.janus.chat.batch.BatchScene.request;
import static dev.janus.chat.batch.BatchScene.requestWithSchema;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.chat.ChatRequest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A run that was stopped goes on where it was. */
class RestartTest {

  private static final ChatRequest[] REQUESTS = {
    request("ok-1"),
    request("ok-2"),
    request("later-1"),
    request("bad-1"),
    requestWithSchema("form-1"),
    request("ok-3"),
    request("lost-1")
  };

  private static final List<String> ANSWERS =
      List.of(
          "re: Q ok-1",
          "re: Q ok-2",
          "re: Q later-1",
          "refused",
          "re: Q form-1",
          "re: Q ok-3",
          "re: Q lost-1");

  private static final BatchPolicy POLICY =
      new BatchPolicy(BatchScene.POLL, BatchScene.POLICY.timeout(), 3, new BatchLimits(4, 10_000));

  /** Five parts, six lines each but one for those written first, and one about the run. */
  private static final int STATE_LINES = 1 + 1 + 5 * 5;

  /** When the run is stopped: before a call is worked off at the server, or after. */
  private enum Moment {
    BEFORE,
    AFTER
  }

  @TempDir Path folder;

  private static FakeBatchServer server() {
    var server = new FakeBatchServer();
    server.states = List.of("in_progress");
    Map<String, Integer> asked = new HashMap<>();
    server.answers =
        line -> {
          String name = FakeAnswer.name(line);
          int times = asked.merge(name, 1, Integer::sum);
          if (name.startsWith("bad")) {
            return FakeAnswer.refused(line, 404, "no such model");
          }
          if (name.startsWith("later") && times == 1) {
            return FakeAnswer.refused(line, 500, "oops");
          }
          if (name.startsWith("lost") && times == 1) {
            return FakeAnswer.nothing();
          }
          if (line.path("body").has("response_format")) {
            return FakeAnswer.refused(line, 400, "no response_format");
          }
          return FakeAnswer.completion(line, "re: " + FakeAnswer.user(line));
        };
    return server;
  }

  @TestFactory
  Stream<DynamicTest> a_run_stopped_at_any_call_goes_on() throws Exception {
    int calls;
    try (var server = server()) {
      var scene = scene(server, "undisturbed");
      scene.complete(REQUESTS);
      calls = server.calls.size();
      verify(scene);
      assertEquals(
          STATE_LINES,
          Files.readAllLines(scene.folder.resolve("judge").resolve("state.jsonl")).size());
    }
    assertTrue(calls > 20, "only %d calls".formatted(calls));
    return Stream.iterate(1, call -> call <= calls, call -> call + 1)
        .flatMap(
            call ->
                Stream.of(Moment.values())
                    .map(
                        moment ->
                            DynamicTest.dynamicTest(
                                "%s call %d".formatted(moment, call), () -> stopAt(call, moment))));
  }

  @TestFactory
  Stream<DynamicTest> a_run_whose_store_fails_at_any_line_goes_on() {
    return IntStream.rangeClosed(1, REQUESTS.length)
        .mapToObj(
            line ->
                DynamicTest.dynamicTest(
                    "line " + line,
                    () -> failAt("store-" + line, scene -> scene.storeOpening = fullAt(line))));
  }

  @TestFactory
  Stream<DynamicTest> a_run_whose_state_fails_at_any_line_goes_on() {
    return IntStream.rangeClosed(1, STATE_LINES)
        .mapToObj(
            line ->
                DynamicTest.dynamicTest(
                    "line " + line,
                    () -> failAt("state-" + line, scene -> scene.stateOpening = fullAt(line))));
  }

  private void failAt(String name, Consumer<BatchScene> fault) throws Exception {
    try (var server = server()) {
      var scene = scene(server, name);
      fault.accept(scene);
      assertThrows(IOException.class, () -> scene.complete(REQUESTS));
      scene.storeOpening = LineFile.Opening.DISK;
      scene.stateOpening = LineFile.Opening.DISK;
      scene.complete(REQUESTS);
      verify(scene);
    }
  }

  /** Opens a file that cannot take the line of a number, from 1, nor one after it. */
  private static LineFile.Opening fullAt(int line) {
    var written = new AtomicInteger();
    return path ->
        new RandomAccessFile(path.toFile(), "rw") {
          @Override
          public void write(byte[] bytes) throws IOException {
            if (written.incrementAndGet() >= line) {
              throw new IOException("No space left on device");
            }
            super.write(bytes);
          }
        };
  }

  private BatchScene scene(FakeBatchServer server, String name) {
    var scene = new BatchScene(server, folder.resolve(name));
    scene.policy = POLICY;
    return scene;
  }

  private void stopAt(int call, Moment moment) throws Exception {
    try (var server = server()) {
      var scene = scene(server, moment + "-" + call);
      var count = new AtomicInteger();
      Thread thread = Thread.currentThread();
      var stopped = new CountDownLatch(1);
      Runnable stop =
          () -> {
            if (count.incrementAndGet() == call) {
              thread.interrupt();
              await(stopped);
              throw new FakeBatchServer.DroppedException();
            }
          };
      if (moment == Moment.BEFORE) {
        server.before = it -> stop.run();
      } else {
        server.after = it -> stop.run();
      }
      assertThrows(InterruptedException.class, () -> scene.complete(REQUESTS));
      stopped.countDown();
      scene.complete(REQUESTS);
      verify(scene);
      // The id of a file whose upload was the last call is known to nobody.
      boolean orphan =
          moment == Moment.AFTER && server.calls.get(call - 1).equals(FakeBatchServer.UPLOAD);
      assertEquals(orphan ? 1 : 0, server.files.size());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void verify(BatchScene scene) throws Exception {
    List<String> stored =
        scene.stored(REQUESTS).stream()
            .map(text -> text.contains("no such model") ? "refused" : text)
            .toList();
    assertEquals(ANSWERS, stored);
    Map<String, Integer> once = new TreeMap<>();
    for (ChatRequest request : REQUESTS) {
      once.put(request.id(), 1);
    }
    once.remove("bad-1");
    assertEquals(once, scene.server.paid);
  }
}
