package dev.janus.chat.batch;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.Completion;
import dev.janus.chat.Conversation;
import dev.janus.chat.JsonSchema;
import dev.janus.chat.Sampling;
import dev.janus.chat.Usage;
import dev.janus.chat.http.ApiKey;
import dev.janus.chat.http.BaseUrl;
import dev.janus.chat.http.Endpoint;
import dev.janus.chat.http.ModelRole;
import dev.janus.chat.limit.CallPolicy;
import dev.janus.chat.limit.Retries;
import dev.janus.text.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A run in a folder against a {@link FakeBatchServer}; may be opened again, as a later process. */
final class BatchScene {

  static final Duration POLL = Duration.ofSeconds(30);
  static final BatchPolicy POLICY =
      new BatchPolicy(POLL, Duration.ofMinutes(10), 3, BatchLimits.DEFAULT);
  static final String KEY = "sk-secret-1234";
  private static final Random RANDOM = new Random(5);

  final FakeBatchServer server;
  final Path folder;
  final List<BatchProgress> progress = new ArrayList<>();
  BatchPolicy policy = POLICY;
  int httpAttempts = 3;
  Duration timeout = Duration.ofSeconds(20);
  @Nullable ApiKey key;

  LineFile.Opening storeOpening = LineFile.Opening.DISK;
  LineFile.Opening stateOpening = LineFile.Opening.DISK;

  /** What the nano clock says; pauses move it. */
  long nanos;

  int pauses;

  BatchScene(FakeBatchServer server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  CompletionStore store() throws IOException {
    return new CompletionStore(
        folder, key == null ? Secrets.NONE : endpoint().secrets(), storeOpening);
  }

  BatchRun run(CompletionStore store) throws IOException {
    return BatchRun.open(
        endpoint(),
        new BatchFolder(folder.resolve("judge"), stateOpening),
        store,
        policy,
        waiting());
  }

  private Waiting waiting() {
    return new Waiting(
        Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
        () -> nanos,
        RANDOM,
        pause -> {
          nanos += pause.toNanos();
          pauses++;
        });
  }

  Endpoint endpoint() {
    Retries retries = new Retries(httpAttempts, Duration.ofMillis(1), Duration.ofMillis(1), 0);
    return new Endpoint(
        ModelRole.JUDGE,
        BaseUrl.parse("janus.judge.url", server.url()),
        "m",
        key,
        new CallPolicy(timeout, retries, 16));
  }

  static ApiKey key() {
    return ApiKey.read(ModelRole.JUDGE, "SOME_KEY", name -> KEY);
  }

  /** What the first line of a message begins with. */
  String where() {
    return "judge " + server.url() + " (m): ";
  }

  static ChatRequest request(String id) {
    return new ChatRequest(
        id, Conversation.of("", "Q " + id), new Sampling(0.0, null, null, null), null);
  }

  static ChatRequest requestWithSchema(String id) {
    ChatRequest plain = request(id);
    return new ChatRequest(
        id,
        plain.conversation(),
        plain.sampling(),
        new JsonSchema("verdict", "{\"type\":\"object\"}"));
  }

  static Completion answer(String id, int attempts) {
    return new Completion("re: Q " + id, "stop", new Usage(7, 3), "fp", Duration.ZERO, attempts);
  }

  /** Wants requests, and has them answered. */
  void complete(ChatRequest... requests) throws ChatException, IOException, InterruptedException {
    try (var store = store();
        var run = run(store)) {
      pass(store, run, requests);
      run.complete(progress::add);
    }
  }

  /** Asks for all requests once; tells what became of each. */
  static List<String> pass(CompletionStore store, BatchRun run, ChatRequest... requests)
      throws InterruptedException {
    StoredModel model = StoredModel.collecting(store, run);
    List<String> told = new ArrayList<>();
    for (ChatRequest request : requests) {
      try {
        told.add(model.complete(request).text());
      } catch (NotYetAnsweredException e) {
        told.add("wanted");
      } catch (ChatException e) {
        told.add(e.getMessage());
      }
    }
    return told;
  }

  /** Tells what the store says of requests. */
  List<String> stored(ChatRequest... requests) throws IOException, InterruptedException {
    try (var store = store();
        var run = run(store)) {
      return pass(store, run, requests);
    }
  }
}
