package dev.janus.chat.batch;

import static dev.janus.chat.batch.BatchScene.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatModel;
import dev.janus.chat.Completion;
import dev.janus.chat.Usage;
import dev.janus.text.Secrets;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredModelTest {

  @TempDir Path folder;
  @AutoClose private final FakeBatchServer server = new FakeBatchServer();
  private final AtomicInteger asked = new AtomicInteger();

  private static Completion hello() {
    return new Completion("hello", "stop", Usage.NONE, null, Duration.ZERO, 1);
  }

  private ChatModel answering() {
    return request -> {
      asked.incrementAndGet();
      return hello();
    };
  }

  private ChatModel failing(int attempts) {
    return request -> {
      asked.incrementAndGet();
      throw new ChatException("where: what", attempts, null);
    };
  }

  @Test
  void asks_once_only_what_is_asked_directly() throws Exception {
    try (var store = CompletionStore.open(folder, Secrets.NONE)) {
      var model = StoredModel.asking(store, answering());
      assertEquals(hello(), model.complete(request("a")));
      assertEquals(hello(), model.complete(request("a")));
    }
    try (var store = CompletionStore.open(folder, Secrets.NONE)) {
      assertEquals(hello(), StoredModel.asking(store, answering()).complete(request("a")));
    }
    assertEquals(1, asked.get());
  }

  @Test
  void throws_a_stored_failure_again_without_asking() throws Exception {
    try (var store = CompletionStore.open(folder, Secrets.NONE)) {
      var model = StoredModel.asking(store, failing(8));
      assertThrows(ChatException.class, () -> model.complete(request("a")));
      var again = assertThrows(ChatException.class, () -> model.complete(request("a")));
      assertEquals("where: what", again.getMessage());
      assertEquals(8, again.attempts());
    }
    assertEquals(1, asked.get());
  }

  @Test
  void asks_again_what_was_not_even_sent() throws Exception {
    try (var store = CompletionStore.open(folder, Secrets.NONE)) {
      var model = StoredModel.asking(store, failing(0));
      assertThrows(ChatException.class, () -> model.complete(request("a")));
      assertThrows(ChatException.class, () -> model.complete(request("a")));
    }
    assertEquals(2, asked.get());
  }

  @Test
  void tells_that_a_request_is_not_answered_yet() throws Exception {
    var scene = new BatchScene(server, folder);
    try (var store = scene.store();
        var run = scene.run(store)) {
      var model = StoredModel.collecting(store, run);
      var wanted = assertThrows(NotYetAnsweredException.class, () -> model.complete(request("a")));
      assertEquals(
          scene.where()
              + """
              not answered yet
                found: a request that goes out with the next batch
                fix: wait for the batch, or run again: what was asked is not paid for twice""",
          wanted.getMessage());
      assertEquals(0, wanted.attempts());
      assertEquals(0, wanted.getStackTrace().length);
    }
  }

  @Test
  void ends_the_call_when_the_store_cannot_be_written() throws Exception {
    LineFile.Opening readOnly =
        path -> {
          Files.createFile(path);
          return new RandomAccessFile(path.toFile(), "r") {
            @Override
            public void setLength(long length) {}
          };
        };
    try (var store = new CompletionStore(folder, Secrets.NONE, readOnly)) {
      var model = StoredModel.asking(store, answering());
      assertThrows(UncheckedIOException.class, () -> model.complete(request("a")));
    }
  }
}
