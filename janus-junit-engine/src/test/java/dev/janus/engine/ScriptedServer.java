package dev.janus.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/** A loopback server that answers as generator and as judge, by the model's name, as scripted. */
public final class ScriptedServer implements AutoCloseable {

  static final JsonMapper JSON = JsonMapper.builder().build();

  /** Answers a request; may wait. */
  @FunctionalInterface
  interface Script {
    MockResponse answer(JsonNode request) throws InterruptedException;
  }

  private final MockWebServer server = new MockWebServer();
  private final AtomicInteger generations = new AtomicInteger();
  private final AtomicInteger judgements = new AtomicInteger();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private final Map<String, Set<String>> authorizations = new ConcurrentHashMap<>();
  private final Queue<String> prompts = new ConcurrentLinkedQueue<>();
  private volatile Script generator = request -> says("An answer.");
  private volatile Script judge = request -> says("Fine. [RESULT] 4");

  public ScriptedServer() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            int now = inFlight.incrementAndGet();
            mostInFlight.accumulateAndGet(now, Math::max);
            try {
              return answer(request);
            } finally {
              inFlight.decrementAndGet();
            }
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MockResponse answer(RecordedRequest request) throws InterruptedException {
    JsonNode json = body(request);
    authorizations
        .computeIfAbsent(json.path("model").asText(), model -> ConcurrentHashMap.newKeySet())
        .add(String.valueOf(request.getHeaders().get("Authorization")));
    if (json.path("model").asText().contains("judge")) {
      judgements.incrementAndGet();
      return judge.answer(json);
    }
    generations.incrementAndGet();
    prompts.add(lastMessage(json));
    return generator.answer(json);
  }

  private static JsonNode body(RecordedRequest request) {
    ByteString body = request.getBody();
    try {
      return JSON.readTree(body == null ? "{}" : body.utf8());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ScriptedServer generator(Script script) {
    generator = script;
    return this;
  }

  ScriptedServer judge(Script script) {
    judge = script;
    return this;
  }

  /** Returns a completion with that text. */
  static MockResponse says(String text) {
    return says(text, "stop");
  }

  /** Returns a completion with that text and finish reason. */
  static MockResponse says(String text, String finishReason) {
    var choice = JSON.createObjectNode().put("finish_reason", finishReason);
    choice.putObject("message").put("role", "assistant").put("content", text);
    return chooses(choice.toString());
  }

  /** Returns a completion with that choice, in JSON. */
  static MockResponse chooses(String json) {
    JsonNode choice;
    try {
      choice = JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var body = JSON.createObjectNode();
    body.putObject("usage").put("prompt_tokens", 10).put("completion_tokens", 5);
    body.putArray("choices").add(choice);
    return new MockResponse.Builder()
        .addHeader("content-type", "application/json")
        .body(body.toString())
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

  /** Tells whether a judge is asked about the prompt, or a generator is sent it. */
  static boolean isAbout(JsonNode request, String prompt) {
    return request.path("messages").toString().contains("Question " + prompt + "?");
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

  /** Returns how many requests were answered at one time, at most. */
  int mostInFlight() {
    return mostInFlight.get();
  }

  /** Returns how many requests arrived, readable or not. */
  int requests() {
    return server.getRequestCount();
  }

  /** Returns the last messages that the generator was sent, in order of arrival. */
  Queue<String> prompts() {
    return prompts;
  }

  /** Returns with what authorization each model was asked. */
  Map<String, Set<String>> authorizations() {
    return authorizations;
  }

  @Override
  public void close() {
    server.close();
  }
}
