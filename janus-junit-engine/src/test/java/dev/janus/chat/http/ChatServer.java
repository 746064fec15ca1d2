package dev.janus.chat.http;

import dev.janus.chat.ChatRequest;
import dev.janus.chat.Conversation;
import dev.janus.chat.Sampling;
import dev.janus.chat.limit.CallPolicy;
import dev.janus.chat.limit.EndpointGuard;
import dev.janus.chat.limit.Retries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** A server on the loopback interface that answers as a test scripts it. */
final class ChatServer implements AutoCloseable {

  static final String KEY = "sk-secret-1234";
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  static final RandomGenerator NO_CHANCE = () -> 0;
  static final Sampling ZERO = new Sampling(0.0, null, null, null);
  static final ChatRequest HELLO = new ChatRequest("id", Conversation.of("", "Hello?"), ZERO, null);
  static final Retries THREE_ATTEMPTS =
      new Retries(3, Duration.ofMillis(1), Duration.ofMillis(1), 0);
  static final CallPolicy POLICY = new CallPolicy(Duration.ofSeconds(20), THREE_ATTEMPTS, 16);

  final MockWebServer web = new MockWebServer();

  ChatServer() {
    try {
      web.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://localhost:" + web.getPort() + "/v1";
  }

  /** What the first line of a message begins with. */
  String where() {
    return "judge " + url() + " (m): ";
  }

  Endpoint endpoint() {
    return endpoint(null, POLICY);
  }

  Endpoint endpoint(@Nullable ApiKey key, CallPolicy policy) {
    return new Endpoint(ModelRole.JUDGE, BaseUrl.parse("janus.judge.url", url()), "m", key, policy);
  }

  static ApiKey key() {
    return ApiKey.read(ModelRole.JUDGE, "SOME_KEY", name -> KEY);
  }

  static CallPolicy policy(Duration timeout, int attempts) {
    return new CallPolicy(
        timeout, new Retries(attempts, Duration.ofMillis(1), Duration.ofMillis(1), 0), 16);
  }

  static EndpointGuard guard() {
    return guard(16, 10);
  }

  /** A guard for which time stands still. */
  static EndpointGuard guard(int maximumInFlight, int maximumFailures) {
    return new EndpointGuard(
        new CallPolicy(POLICY.timeout(), THREE_ATTEMPTS, maximumInFlight),
        maximumFailures,
        () -> 0);
  }

  HttpChatModel model() {
    return model(endpoint());
  }

  HttpChatModel model(@Nullable ApiKey key) {
    return model(endpoint(key, POLICY));
  }

  static HttpChatModel model(Endpoint endpoint) {
    return model(endpoint, guard());
  }

  static HttpChatModel model(Endpoint endpoint, EndpointGuard guard) {
    return new HttpChatModel(endpoint, guard, CLOCK, NO_CHANCE);
  }

  void answer(int status, String body) {
    web.enqueue(reply(status, body));
  }

  void answer(MockResponse reply) {
    web.enqueue(reply);
  }

  static MockResponse reply(int status, String body) {
    return new MockResponse.Builder().code(status).body(body).build();
  }

  static String completion(String text) {
    return """
        {"choices":[{"message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}]}"""
        .formatted(text);
  }

  String received() throws InterruptedException {
    return body(web.takeRequest());
  }

  static String body(RecordedRequest request) {
    var body = request.getBody();
    return body == null ? "" : body.utf8();
  }

  @Override
  public void close() {
    web.close();
  }
}
