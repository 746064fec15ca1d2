package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.chat.ChatRequest;
import dev.janus.chat.Completion;
import dev.janus.chat.Conversation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mockwebserver3.MockWebServer;
import okhttp3.Connection;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How {@link HttpChatModel} speaks to a server that offers HTTP/2 over TLS. */
@Timeout(60)
class Http2Test {

  private static final HeldCertificate SERVER =
      new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();

  private final MockWebServer web = new MockWebServer();
  private final Queue<Protocol> protocols = new ConcurrentLinkedQueue<>();
  private final Queue<Connection> connections = new ConcurrentLinkedQueue<>();
  private HttpChatModel model;

  @BeforeEach
  void start() throws IOException {
    web.useHttps(
        new HandshakeCertificates.Builder().heldCertificate(SERVER).build().sslSocketFactory());
    web.start();
    var url = BaseUrl.parse("k", "https://localhost:" + web.getPort() + "/v1");
    var endpoint = new Endpoint(ModelRole.JUDGE, url, "m", null, ChatServer.POLICY);
    model =
        new HttpChatModel(
            endpoint,
            ChatServer.guard(),
            ChatServer.CLOCK,
            ChatServer.NO_CHANCE,
            new HttpTransport(endpoint, new HttpConnections(client())));
  }

  private OkHttpClient client() {
    var trusting =
        new HandshakeCertificates.Builder().addTrustedCertificate(SERVER.certificate()).build();
    return new OkHttpClient.Builder()
        .sslSocketFactory(trusting.sslSocketFactory(), trusting.trustManager())
        .addNetworkInterceptor(
            chain -> {
              var connection = chain.connection();
              connections.add(connection);
              protocols.add(connection.protocol());
              return chain.proceed(chain.request());
            })
        .build();
  }

  @AfterEach
  void stop() {
    model.close();
    web.close();
  }

  @Test
  void uses_one_connection_for_calls_at_one_time() throws Exception {
    var seven = new CyclicBarrier(7);
    web.setDispatcher(
        new ScriptedDispatcher(
            body -> {
              if (body.contains("together")) {
                try {
                  seven.await(30, TimeUnit.SECONDS);
                } catch (Exception e) {
                  throw new IllegalStateException("not at one time", e);
                }
              }
              return ChatServer.reply(200, ChatServer.completion("Hi."));
            }));
    // Two first calls at one time would each connect.
    model.complete(ChatServer.HELLO);
    List<FutureTask<Completion>> calls = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      calls.add(start("together"));
    }
    for (var call : calls) {
      assertEquals("Hi.", call.get().text());
    }
    assertEquals(8, protocols.size());
    assertEquals(Set.of(Protocol.HTTP_2), Set.copyOf(protocols));
    assertEquals(1, connections.stream().distinct().count());
  }

  @Test
  void goes_on_with_the_connection_when_one_call_is_interrupted() throws Exception {
    var answer = new CountDownLatch(1);
    var asked = new CountDownLatch(1);
    web.setDispatcher(
        new ScriptedDispatcher(
            body -> {
              if (!body.contains("slow")) {
                return ChatServer.reply(200, ChatServer.completion("Hi."));
              }
              asked.countDown();
              answer.await();
              return ChatServer.reply(200, ChatServer.completion("Hi."));
            }));
    var slow = new FutureTask<>(() -> model.complete(request("slow")));
    var thread = new Thread(slow);
    thread.start();
    assertTrue(asked.await(30, TimeUnit.SECONDS));
    thread.interrupt();
    var end = assertThrows(ExecutionException.class, slow::get);
    assertInstanceOf(InterruptedException.class, end.getCause());
    assertEquals(1, model.complete(ChatServer.HELLO).attempts());
    answer.countDown();
    assertEquals(
        1, connections.stream().map(System::identityHashCode).collect(Collectors.toSet()).size());
  }

  private FutureTask<Completion> start(String text) {
    var call = new FutureTask<>(() -> model.complete(request(text)));
    new Thread(call).start();
    return call;
  }

  private static ChatRequest request(String text) {
    return new ChatRequest("id", Conversation.of("", text), ChatServer.ZERO, null);
  }
}
