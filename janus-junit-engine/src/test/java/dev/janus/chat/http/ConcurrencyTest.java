package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.chat.Completion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many calls of {@link HttpChatModel} are in flight. */
@Timeout(60)
class ConcurrencyTest {

  private static final int THREADS = 50;
  private static final int LIMIT = 5;

  @AutoClose private final ChatServer server = new ChatServer();

  @Test
  void reaches_the_limit_of_the_server_and_never_exceeds_it() throws Exception {
    var barrier = new CyclicBarrier(LIMIT);
    var inFlight = new AtomicInteger();
    var most = new AtomicInteger();
    server.web.setDispatcher(
        new ScriptedDispatcher(
            body -> {
              most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
              await(barrier);
              inFlight.decrementAndGet();
              return ChatServer.reply(200, ChatServer.completion("Hi."));
            }));
    var guard = new EndpointGuard(new CallLimit(LIMIT), 10);
    try (var generator = ChatServer.model(server.endpoint(), guard);
        var judge = ChatServer.model(server.endpoint(), guard)) {
      askAll(List.of(generator, judge));
    }
    assertEquals(LIMIT, most.get());
    assertEquals(THREADS, server.web.getRequestCount());
    assertEquals(THREADS, guard.statistics().answered());
    assertEquals(0, guard.statistics().inFlight());
  }

  @Test
  void leaves_no_thread_that_keeps_the_jvm_alive() throws Exception {
    server.answer(200, ChatServer.completion("Hi."));
    try (var model = ChatServer.model(server.endpoint())) {
      model.complete(ChatServer.HELLO);
      var threads =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().equals("janus-judge"))
              .toList();
      assertFalse(threads.isEmpty());
      assertTrue(threads.stream().allMatch(Thread::isDaemon));
    }
  }

  private static void askAll(List<HttpChatModel> models) throws Exception {
    var threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Completion>> calls = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        var model = models.get(i % models.size());
        calls.add(threads.submit(() -> model.complete(ChatServer.HELLO)));
      }
      for (var call : calls) {
        assertEquals(1, call.get().attempts());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(CyclicBarrier barrier) throws InterruptedException {
    try {
      barrier.await(Duration.ofSeconds(15).toSeconds(), TimeUnit.SECONDS);
    } catch (BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("fewer calls in flight than allowed", e);
    }
  }
}
