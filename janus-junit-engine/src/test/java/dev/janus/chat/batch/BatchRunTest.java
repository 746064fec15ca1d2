package dev.janus.chat.batch;

import static dev.janus.chat.batch.BatchScene.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.ChatRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of requests when all goes well, or as well as batches go. */
class BatchRunTest {

  @TempDir Path folder;
  @AutoClose private final FakeBatchServer server = new FakeBatchServer();
  private BatchScene scene;

  @BeforeEach
  void open() {
    scene = new BatchScene(server, folder);
  }

  static ChatRequest[] requests(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> request("r" + i))
        .toArray(ChatRequest[]::new);
  }

  static List<String> answers(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "re: Q r" + i).toList();
  }

  @Test
  void answers_what_was_wanted() throws Exception {
    scene.complete(requests(5));
    assertEquals(answers(5), scene.stored(requests(5)));
    assertEquals(Map.of("r1", 1, "r2", 1, "r3", 1, "r4", 1, "r5", 1), server.paid);
  }

  @Test
  void makes_no_call_but_those_needed() throws Exception {
    scene.complete(requests(2));
    assertEquals(
        List.of(
            FakeBatchServer.UPLOAD,
            FakeBatchServer.CREATE,
            FakeBatchServer.STATUS,
            FakeBatchServer.STATUS,
            FakeBatchServer.STATUS,
            FakeBatchServer.CONTENT,
            FakeBatchServer.DELETE,
            FakeBatchServer.DELETE),
        server.calls);
    assertEquals(2, scene.pauses);
    assertEquals(Map.of(), server.files);
  }

  @Test
  void keeps_the_whole_completion() throws Exception {
    scene.complete(request("r1"));
    try (var store = scene.store();
        var run = scene.run(store)) {
      assertEquals(
          BatchScene.answer("r1", 1), StoredModel.collecting(store, run).complete(request("r1")));
    }
  }

  @Test
  void tells_how_far_batches_are() throws Exception {
    scene.complete(requests(2));
    assertEquals(
        List.of(
            new BatchProgress(1, 1, "validating", 2, 0, 0),
            new BatchProgress(1, 1, "in_progress", 2, 0, 0),
            new BatchProgress(1, 1, "finalizing", 2, 0, 0),
            new BatchProgress(1, 1, "completed", 2, 2, 0)),
        scene.progress);
  }

  @Test
  void collects_a_request_once() throws Exception {
    try (var store = scene.store();
        var run = scene.run(store)) {
      assertEquals(
          List.of("wanted", "wanted"), BatchScene.pass(store, run, request("r1"), request("r1")));
      assertEquals(1, run.wanted());
    }
  }

  @Test
  void collects_from_many_threads() throws Exception {
    ChatRequest[] requests = requests(200);
    try (var store = scene.store();
        var run = scene.run(store)) {
      Stream.of(requests).parallel().forEach(request -> want(store, run, request));
      run.complete(scene.progress::add);
      assertEquals(answers(200), BatchScene.pass(store, run, requests));
    }
  }

  private static void want(CompletionStore store, BatchRun run, ChatRequest request) {
    try {
      assertEquals(List.of("wanted"), BatchScene.pass(store, run, request));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void wants_nothing_once_all_is_answered() throws Exception {
    try (var store = scene.store();
        var run = scene.run(store)) {
      BatchScene.pass(store, run, requests(3));
      assertEquals(3, run.wanted());
      run.complete(scene.progress::add);
      assertEquals(0, run.wanted());
      assertEquals(answers(3), BatchScene.pass(store, run, requests(3)));
      assertEquals(0, run.wanted());
    }
  }

  @Test
  void asks_nothing_of_the_server_when_nothing_is_wanted() throws Exception {
    scene.complete();
    assertEquals(List.of(), server.calls);
  }

  @Test
  void splits_what_is_more_than_a_batch_takes() throws Exception {
    scene.policy =
        new BatchPolicy(
            BatchScene.POLL, BatchScene.POLICY.timeout(), 3, new BatchLimits(2, 10_000));
    scene.complete(requests(5));
    assertEquals(answers(5), scene.stored(requests(5)));
    assertEquals(
        List.of(2, 2, 1), server.batches.stream().map(batch -> batch.lines.size()).toList());
  }

  @Test
  void splits_at_the_last_byte_that_fits() throws Exception {
    long line = RequestLine.text("r1", body("r1")).length() + 1L;
    scene.policy =
        new BatchPolicy(
            BatchScene.POLL, BatchScene.POLICY.timeout(), 3, new BatchLimits(9, 2 * line));
    scene.complete(requests(4));
    assertEquals(List.of(2, 2), server.batches.stream().map(batch -> batch.lines.size()).toList());
  }

  private static String body(String id) {
    return """
        {"model":"m","messages":[{"role":"user","content":"Q %s"}],"temperature":0.0}"""
        .formatted(id);
  }

  @Test
  void names_requests_of_a_run_within_64_characters() throws Exception {
    ChatRequest request = request(ChatRequest.id("0123456789abcdef".repeat(4), 2));
    scene.complete(request);
    assertEquals(Map.of("0123456789abcdef0123456789abcdef0123456789abcdef-2", 1), server.paid);
  }

  @Test
  void sends_the_key_and_keeps_it_out_of_the_folder() throws Exception {
    scene.key = BatchScene.key();
    server.answers = line -> FakeAnswer.completion(line, "your key is " + BatchScene.KEY);
    scene.complete(request("r1"));
    assertEquals(
        List.of("Bearer " + BatchScene.KEY), server.authorizations.stream().distinct().toList());
    assertEquals(List.of("your key is " + BatchScene.KEY), scene.stored(request("r1")));
    try (Stream<Path> files = Files.walk(scene.folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertFalse(Files.readString(file).contains(BatchScene.KEY), file::toString);
      }
    }
  }

  @Test
  void goes_on_with_later_passes() throws Exception {
    try (var store = scene.store();
        var run = scene.run(store)) {
      BatchScene.pass(store, run, request("r1"));
      run.complete(scene.progress::add);
      BatchScene.pass(store, run, request("r1"), request("r2"));
      run.complete(scene.progress::add);
      assertEquals(answers(2), BatchScene.pass(store, run, requests(2)));
    }
    assertEquals(2, server.count(FakeBatchServer.CREATE));
    assertEquals(Map.of("r1", 1, "r2", 1), server.paid);
  }

  @Test
  void leaves_nothing_but_what_is_known_in_its_folder() throws Exception {
    scene.complete(requests(3));
    try (Stream<Path> files = java.nio.file.Files.list(folder.resolve("judge"))) {
      assertEquals(
          List.of("state.jsonl"), files.map(file -> file.getFileName().toString()).toList());
    }
  }

  @Test
  void stops_waiting_when_the_time_is_over_and_waits_on_later() throws Exception {
    server.states = java.util.Collections.nCopies(30, "in_progress");
    var late = assertThrows(dev.janus.chat.ChatException.class, () -> scene.complete(requests(2)));
    assertEquals(
        scene.where()
            + """
            the batches are not done after 600 s
              found: batch 1 of 1 "in_progress", with 0 of 2 requests answered
              fix: run again: it waits on for the same batches; or raise janus.batch.timeout""",
        late.getMessage());
    assertEquals(20, scene.pauses);
    scene.complete(requests(2));
    assertEquals(answers(2), scene.stored(requests(2)));
    assertEquals(1, server.count(FakeBatchServer.CREATE));
  }
}
