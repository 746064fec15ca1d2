package dev.janus.engine.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.Completion;
import dev.janus.chat.Conversation;
import dev.janus.chat.Sampling;
import dev.janus.chat.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoundedModelTest {

  private static final ChatRequest REQUEST =
      new ChatRequest("id", Conversation.of("", "Hello?"), Sampling.SERVER_DEFAULT, null);
  private static final Completion HI =
      new Completion("Hi.", "", Usage.NONE, null, Duration.ZERO, 1);

  @Test
  void asks_so_many_times_at_once_and_lets_others_wait() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    BoundedModel model =
        new BoundedModel(
            request -> {
              asked.incrementAndGet();
              go.await();
              return HI;
            },
            3);
    List<FutureTask<Completion>> calls = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      calls.add(new FutureTask<>(() -> model.complete(REQUEST)));
      awaitWaiting(start(calls.get(i)));
    }
    assertEquals(3, asked.get());
    go.countDown();
    for (FutureTask<Completion> call : calls) {
      assertEquals(HI, call.get());
    }
    assertEquals(5, asked.get());
  }

  @Test
  void lets_others_in_after_a_failure() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    BoundedModel model =
        new BoundedModel(
            request -> {
              if (asked.incrementAndGet() == 1) {
                throw new ChatException("no answer", 1, null);
              }
              return HI;
            },
            1);
    assertThrows(ChatException.class, () -> model.complete(REQUEST));
    assertEquals(HI, model.complete(REQUEST));
  }

  private static Thread start(Runnable call) {
    Thread thread = new Thread(call);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits until the thread waits too: in the model, or for its place. */
  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }
}
