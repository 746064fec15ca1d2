package dev.janus.chat.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.chat.ChatException;
import dev.janus.chat.Completion;
import dev.janus.chat.limit.Blame;
import dev.janus.chat.limit.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link HttpChatModel} says when no whole reply arrives. */
@Timeout(60)
class ConnectionTest {

  @AutoClose private final ChatServer server = new ChatServer();

  @Test
  void refused_names_the_server_to_start() {
    server.close();
    var failure =
        assertFails(
            server.endpoint(),
            """
        no connection; gave up after 3 attempts over 0 ms
          found: connection refused
          fix: start the server, or correct janus.judge.url: is it running at %s?"""
                .formatted(server.url()));
    assertEquals(3, failure.attempts());
  }

  @Test
  void hung_ends_with_the_timeout_of_an_attempt() {
    server.web.setDispatcher(
        new ScriptedDispatcher(
            body ->
                new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build()));
    assertTimesOut();
  }

  @Test
  void trickling_ends_with_the_timeout_of_an_attempt() {
    server.web.setDispatcher(
        new ScriptedDispatcher(
            body ->
                ChatServer.reply(200, ChatServer.completion("Hi."))
                    .newBuilder()
                    .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                    .build()));
    assertTimesOut();
  }

  private void assertTimesOut() {
    var endpoint = server.endpoint(null, ChatServer.policy(Duration.ofSeconds(1), 2));
    assertFails(
        endpoint,
        """
        no reply within 1 s; gave up after 2 attempts over 0 ms
          found: no reply, or only a part of it
          fix: see whether the server is overloaded; lower janus.concurrency, or raise janus.judge.timeout""");
    assertEquals(2, server.web.getRequestCount());
  }

  @Test
  void cut_off_half_way_for_ever() {
    server.web.setDispatcher(
        new ScriptedDispatcher(
            body ->
                new MockResponse.Builder()
                    .body(ChatServer.completion("x".repeat(100_000)))
                    .onResponseBody(new SocketEffect.CloseSocket())
                    .build()));
    assertFails(
        server.endpoint(),
        """
        the connection broke before the reply was complete; gave up after 3 attempts over 0 ms
          found: "unexpected end of stream"
          fix: see the log of the server, then run again""");
    assertEquals(3, server.web.getRequestCount());
  }

  @Test
  void cut_off_half_way_in_chunks_for_ever() {
    server.web.setDispatcher(
        new ScriptedDispatcher(
            body ->
                new MockResponse.Builder()
                    .chunkedBody(ChatServer.completion("x".repeat(100_000)), 1000)
                    .onResponseBody(new SocketEffect.CloseSocket())
                    .build()));
    assertEquals(
        3, assertThrows(ChatException.class, () -> complete(server.endpoint())).attempts());
  }

  @Test
  void secured_towards_a_server_that_is_not_is_tried_once() throws Exception {
    try (var plain = new PlainServer()) {
      var greeting = plain.accept(ConnectionTest::speakPlainly);
      var url = BaseUrl.parse("k", "https://localhost:" + plain.port() + "/v1");
      var endpoint = new Endpoint(ModelRole.GENERATOR, url, "m", null, ChatServer.POLICY);
      var failure = assertThrows(ChatException.class, () -> complete(endpoint));
      assertEquals(
          """
          generator %s (m): no secure connection
            found: "Unsupported or unrecognized SSL message"
            fix: check janus.generator.url (https only where the server speaks TLS), or let the JVM trust the server's certificate"""
              .formatted(url),
          failure.getMessage());
      assertEquals(1, failure.attempts());
      assertTrue(greeting.get(30, TimeUnit.SECONDS) > 0);
    }
  }

  private static long speakPlainly(Socket socket) throws IOException {
    socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
    socket.shutdownOutput();
    return socket.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  @Test
  void to_an_unknown_host_is_tried_again() {
    assertEquals(
        new Fault(
            "the host is unknown",
            "\"nowhere.invalid\"",
            "check janus.judge.url, and the network",
            Blame.TRANSIENT),
        fault(new UnknownHostException("nowhere.invalid")));
  }

  @Test
  void that_takes_too_long_to_make_is_no_timeout_of_the_reply() {
    assertEquals(
        new Fault(
            "no connection",
            "\"Connect timed out\"",
            "start the server, or correct janus.judge.url: is it running at %s?"
                .formatted(server.url()),
            Blame.TRANSIENT),
        fault(new SocketTimeoutException("Connect timed out")));
  }

  @Test
  void may_fail_without_words() {
    assertEquals("ConnectException", fault(new ConnectException()).found());
    assertEquals("IOException", fault(new IOException()).found());
  }

  @Test
  void that_breaks_while_it_is_secured_is_tried_again() {
    assertEquals(
        Blame.TRANSIENT, fault(new SSLException("closed", new EOFException("end"))).blame());
    assertEquals(
        Blame.TRANSIENT, fault(new SSLException("reset", new SocketException("reset"))).blame());
    assertEquals(
        Blame.ENDPOINT, fault(new SSLException("bad", new IOException("certificate"))).blame());
    assertEquals(Blame.ENDPOINT, fault(new SSLHandshakeException("PKIX")).blame());
  }

  @Test
  void leaves_its_cause_unless_that_shows_the_key() {
    var faults = new ConnectionFaults(server.endpoint(ChatServer.key(), ChatServer.POLICY));
    var clean = new IOException("a", new IOException("b"));
    assertSame(clean, faults.of(clean, Duration.ZERO).getCause());
    assertNull(
        faults.of(new IOException("a", new IOException(ChatServer.KEY)), Duration.ZERO).getCause());
  }

  private Fault fault(IOException fault) {
    return new ConnectionFaults(server.endpoint()).of(fault, Duration.ofSeconds(20)).fault();
  }

  private ChatException assertFails(Endpoint endpoint, String message) {
    var failure = assertThrows(ChatException.class, () -> complete(endpoint));
    assertEquals(server.where() + message, failure.getMessage());
    return failure;
  }

  private static Completion complete(Endpoint endpoint) throws Exception {
    try (var model = ChatServer.model(endpoint)) {
      return model.complete(ChatServer.HELLO);
    }
  }
}
