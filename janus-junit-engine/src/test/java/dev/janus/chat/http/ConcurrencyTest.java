package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.chat.Completion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many calls of {@link HttpChatModel} are in flight. */
@Timeout(60)
class ConcurrencyTest {

  private static final int THREADS = 48;
  private static final int LIMIT = 4;

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
    var guard = ChatServer.guard(LIMIT, 10);
    try (var generator = ChatServer.model(server.endpoint(), guard);
        var judge = ChatServer.model(server.endpoint(), guard)) {
      askAll(List.of(generator, judge), THREADS);
    }
    assertEquals(LIMIT, most.get());
    assertEquals(THREADS, server.web.getRequestCount());
    assertEquals(THREADS, guard.statistics().answered());
    assertEquals(0, guard.statistics().inFlight());
  }

  @Test
  void is_the_same_for_sixty_four_calls_at_once() throws Exception {
    var all = new CyclicBarrier(64);
    server.web.setDispatcher(
        new ScriptedDispatcher(
            body -> {
              await(all);
              return ChatServer.reply(200, ChatServer.completion("Hi."));
            }));
    try (var model = ChatServer.model(server.endpoint(), ChatServer.guard(128, 10))) {
      askAll(List.of(model), 64);
      askAll(List.of(model), 64);
    }
    assertEquals(128, server.web.getRequestCount());
  }

  @Test
  void keeps_connections_for_all_that_may_be_in_flight() throws Exception {
    var all = new CyclicBarrier(16);
    server.web.setDispatcher(
        new ScriptedDispatcher(
            body -> {
              await(all);
              return ChatServer.reply(200, ChatServer.completion("Hi."));
            }));
    try (var model = ChatServer.model(server.endpoint(), ChatServer.guard(32, 10))) {
      askAll(List.of(model), 16);
      askAll(List.of(model), 16);
    }
    assertEquals(16, connections(32).size());
  }

  @Test
  void needs_one_connection_for_calls_one_after_another() throws Exception {
    server.web.setDispatcher(
        new ScriptedDispatcher(body -> ChatServer.reply(200, ChatServer.completion("Hi."))));
    try (var model = server.model()) {
      for (int i = 0; i < 20; i++) {
        model.complete(ChatServer.HELLO);
      }
    }
    assertEquals(Set.of(0), connections(20));
  }

  private Set<Integer> connections(int requests) throws InterruptedException {
    Set<Integer> connections = new HashSet<>();
    for (int i = 0; i < requests; i++) {
      connections.add(server.web.takeRequest().getConnectionIndex());
    }
    return connections;
  }

  @Test
  void leaves_no_thread_that_keeps_the_jvm_alive() throws Exception {
    var before = Thread.getAllStackTraces().keySet();
    server.answer(200, ChatServer.completion("Hi."));
    try (var model = ChatServer.model(server.endpoint())) {
      model.complete(ChatServer.HELLO);
      var started = new HashSet<>(Thread.getAllStackTraces().keySet());
      started.removeAll(before);
      // The threads of the server are named after it.
      assertEquals(
          List.of(),
          started.stream()
              .filter(thread -> !thread.isDaemon() && !thread.getName().contains("MockWebServer"))
              .map(Thread::getName)
              .toList());
    }
  }

  @Test
  void asks_in_the_thread_of_the_caller() throws Exception {
    server.answer(200, ChatServer.completion("Hi."));
    Set<Thread> resolving = new HashSet<>();
    var client =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  resolving.add(Thread.currentThread());
                  return chain.proceed(chain.request());
                })
            .build();
    var endpoint = server.endpoint();
    try (var model =
        new HttpChatModel(
            endpoint,
            ChatServer.guard(),
            ChatServer.CLOCK,
            ChatServer.NO_CHANCE,
            new HttpTransport(endpoint, client))) {
      model.complete(ChatServer.HELLO);
    }
    assertEquals(Set.of(Thread.currentThread()), resolving);
  }

  private static void askAll(List<HttpChatModel> models, int count) throws Exception {
    var threads = Executors.newFixedThreadPool(count);
    try {
      List<Future<Completion>> calls = new ArrayList<>();
      for (int i = 0; i < count; i++) {
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
