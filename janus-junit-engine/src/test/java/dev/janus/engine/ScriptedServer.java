package dev.janus.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/** A loopback server that answers as generator and as judge, by the model's name, as scripted. */
final class ScriptedServer implements AutoCloseable {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private final MockWebServer server = new MockWebServer();
  private final AtomicInteger generations = new AtomicInteger();
  private final AtomicInteger judgements = new AtomicInteger();
  private volatile Function<JsonNode, MockResponse> generator = request -> says("An answer.");
  private volatile Function<JsonNode, MockResponse> judge = request -> says("Fine. [RESULT] 4");

  ScriptedServer() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MockResponse answer(RecordedRequest request) {
    try {
      ByteString body = request.getBody();
      JsonNode json = JSON.readTree(body == null ? "{}" : body.utf8());
      if (json.path("model").asText().contains("judge")) {
        judgements.incrementAndGet();
        return judge.apply(json);
      }
      generations.incrementAndGet();
      return generator.apply(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ScriptedServer generator(Function<JsonNode, MockResponse> script) {
    generator = script;
    return this;
  }

  ScriptedServer judge(Function<JsonNode, MockResponse> script) {
    judge = script;
    return this;
  }

  /** Returns a completion with that text. */
  static MockResponse says(String text) {
    String body =
        JSON.createObjectNode()
            .set(
                "choices",
                JSON.createArrayNode()
                    .add(
                        JSON.createObjectNode()
                            .put("finish_reason", "stop")
                            .set(
                                "message",
                                JSON.createObjectNode()
                                    .put("role", "assistant")
                                    .put("content", text))))
            .toString()
            .replaceFirst("\\{", "{\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5},");
    return new MockResponse.Builder()
        .addHeader("content-type", "application/json")
        .body(body)
        .build();
  }

  static MockResponse status(int code) {
    return new MockResponse.Builder().code(code).build();
  }

  /** Returns the text of the last message. */
  static String lastMessage(JsonNode request) {
    JsonNode messages = request.path("messages");
    return messages.path(messages.size() - 1).path("content").asText();
  }

  String url() {
    return server.url("/v1").toString();
  }

  int generations() {
    return generations.get();
  }

  int judgements() {
    return judgements.get();
  }

  @Override
  public void close() {
    server.close();
  }
}
