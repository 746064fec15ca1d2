package dev.janus.chat.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.chat.ChatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When {@link HttpChatModel} closes a connection. */
@Timeout(60)
class HangUpTest {

  private static final long MEBIBYTE = 1 << 20;

  private PlainServer server;

  @BeforeEach
  void start() throws IOException {
    server = new PlainServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void is_at_once_when_interrupted() throws Exception {
    Thread caller = Thread.currentThread();
    var end =
        server.accept(
            socket -> {
              readRequest(socket);
              caller.interrupt();
              return socket.getInputStream().read();
            });
    try (var model = ChatServer.model(endpoint())) {
      assertThrows(InterruptedException.class, () -> model.complete(ChatServer.HELLO));
      assertEquals(-1, end.get(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void is_at_once_when_closed_though_idle() throws Exception {
    var end =
        server.accept(
            socket -> {
              readRequest(socket);
              String body = ChatServer.completion("Hi.");
              write(
                  socket,
                  "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body));
              return socket.getInputStream().read();
            });
    try (var model = ChatServer.model(endpoint())) {
      assertEquals("Hi.", model.complete(ChatServer.HELLO).text());
      assertFalse(end.isDone());
    }
    assertEquals(-1, end.get(30, TimeUnit.SECONDS));
  }

  @Test
  void is_at_once_when_a_reply_is_too_large() throws Exception {
    var written = server.accept(socket -> answerWithoutEnd(socket, 200));
    try (var model = ChatServer.model(endpoint())) {
      assertThrows(ChatException.class, () -> model.complete(ChatServer.HELLO));
      // What is beyond the cap is in the buffers of the sockets.
      assertTrue(written.get(30, TimeUnit.SECONDS) < 32 * MEBIBYTE);
    }
  }

  @Test
  void is_at_once_when_an_error_is_long() throws Exception {
    var written = server.accept(socket -> answerWithoutEnd(socket, 404));
    try (var model = ChatServer.model(endpoint())) {
      assertThrows(ChatException.class, () -> model.complete(ChatServer.HELLO));
      assertTrue(written.get(30, TimeUnit.SECONDS) < 16 * MEBIBYTE);
    }
  }

  /** Returns how many bytes could be written before the client hung up. */
  private static long answerWithoutEnd(Socket socket, int status) throws IOException {
    readRequest(socket);
    write(socket, "HTTP/1.1 %d X\r\nTransfer-Encoding: chunked\r\n\r\n".formatted(status));
    OutputStream out = socket.getOutputStream();
    byte[] block = ("10000\r\n" + "x".repeat(1 << 16) + "\r\n").getBytes(UTF_8);
    long written = 0;
    try {
      while (written < 1024 * MEBIBYTE) {
        out.write(block);
        written += block.length;
      }
    } catch (IOException e) {
      // The client hung up, as it should.
      return written;
    }
    return written;
  }

  private static void readRequest(Socket socket) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    int length = 0;
    for (String line = reader.readLine();
        line != null && !line.isEmpty();
        line = reader.readLine()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    for (int i = 0; i < length; i++) {
      assertTrue(reader.read() >= 0);
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  private Endpoint endpoint() {
    return new Endpoint(
        ModelRole.JUDGE,
        BaseUrl.parse("k", "http://localhost:" + server.port() + "/v1"),
        "m",
        null,
        ChatServer.policy(Duration.ofSeconds(40), 1));
  }
}
