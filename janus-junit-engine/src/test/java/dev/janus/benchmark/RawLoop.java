package dev.janus.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The floor: so many calls over bare sockets, with nothing around them. */
final class RawLoop {

  private static final int BODY = 2000;

  private RawLoop() {}

  /**
   * Makes the calls.
   *
   * @param arguments the server's address, calls in flight, calls
   */
  public static void main(String[] arguments) throws InterruptedException {
    URI server = URI.create(arguments[0]);
    int inFlight = Integer.parseInt(arguments[1]);
    AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[2]));
    byte[] request = request();
    ExecutorService threads = Executors.newFixedThreadPool(inFlight);
    for (int i = 0; i < inFlight; i++) {
      threads.execute(() -> call(server, request, left));
    }
    threads.shutdown();
    if (!threads.awaitTermination(10, TimeUnit.MINUTES)) {
      throw new IllegalStateException("no end within 10 minutes");
    }
  }

  /** Returns what is asked each time. */
  static String body() {
    return "{\"model\":\"stub-judge\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
        .formatted("x".repeat(BODY));
  }

  private static byte[] request() {
    String body = body();
    String head =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(body.length());
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }

  private static void call(URI server, byte[] request, AtomicInteger left) {
    try (Socket socket = new Socket(InetAddress.getByName(server.getHost()), server.getPort())) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (left.getAndDecrement() > 0) {
        out.write(request);
        readReply(in);
      }
    } catch (IOException e) {
      throw new IllegalStateException("a call failed", e);
    }
  }

  private static void readReply(InputStream in) throws IOException {
    int length = 0;
    String line = readLine(in);
    while (!line.isEmpty()) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      line = readLine(in);
    }
    in.skipNBytes(length);
  }

  private static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    while (c != '\n') {
      if (c < 0) {
        throw new IOException("the connection was closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
      c = in.read();
    }
    return line.toString();
  }
}
