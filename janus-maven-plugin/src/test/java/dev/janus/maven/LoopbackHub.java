package dev.janus.maven;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A hub on the loopback interface that knows a few addresses by heart, and no other. */
final class LoopbackHub implements AutoCloseable {

  private static final Answer NOT_FOUND =
      new Answer(
          401,
          Map.of("X-Error-Code", "RepoNotFound", "X-Error-Message", "Repository not found"),
          "{}");

  private final HttpServer server;
  private final Map<String, Answer> answers = new LinkedHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private record Answer(int status, Map<String, String> headers, String body) {}

  LoopbackHub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String endpoint() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Answers requests for a path, HEAD without the body. To be called before the first request. */
  LoopbackHub at(String path, Map<String, String> headers, String body) {
    answers.put(path, new Answer(200, headers, body));
    return this;
  }

  /** Returns the requests so far, for example {@code HEAD /a/b}. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestMethod() + " " + path);
    Answer answer = answers.getOrDefault(path, NOT_FOUND);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", "" + body.length);
      exchange.sendResponseHeaders(answer.status(), -1);
    } else {
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
