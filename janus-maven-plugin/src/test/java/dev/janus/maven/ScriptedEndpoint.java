package dev.janus.maven;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A server that answers as a generator or a judge would, always the same: it recorded the
 * transcript that the integration tests replay. Start it with a port, then run {@code
 * pom-only-replay-passes} with {@code -Djanus.mode=live}, {@code -Djanus.generator.url} and {@code
 * -Djanus.judge.url}.
 */
final class ScriptedEndpoint {

  private ScriptedEndpoint() {}

  /** Serves until it is ended. */
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/v1/chat/completions", ScriptedEndpoint::reply);
    server.start();
  }

  private static void reply(HttpExchange exchange) throws IOException {
    String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String content =
        request.contains("\"model\":\"scripted-judge\"") ? verdict(request) : response(request);
    byte[] body =
        """
        {"id":"1","object":"chat.completion","choices":[{"index":0,"finish_reason":"stop",\
        "message":{"role":"assistant","content":"%s"}}],\
        "usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}"""
            .formatted(content)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String response(String request) {
    return request.contains("moon") ? "384,400 km." : "Do not worry, it will be fine.";
  }

  private static String verdict(String request) {
    if (request.contains("kind?")) {
      return "{\\\"feedback\\\":\\\"It is warm and reassuring.\\\",\\\"score\\\":5}";
    }
    if (request.contains("brief?")) {
      return "{\\\"feedback\\\":\\\"It is short, but could say more.\\\",\\\"score\\\":4}";
    }
    return "{\\\"feedback\\\":\\\"No source is named.\\\",\\\"score\\\":2}";
  }
}
