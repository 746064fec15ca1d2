package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

  private static final ApiKey KEY = ApiKey.read(ModelRole.JUDGE, "SOME_KEY", name -> "sk-1");

  @Test
  void names_its_model() {
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> endpoint("http://localhost/v1", " "));
    assertEquals(
        """
        janus.judge.model: no name
          found: " "
          fix: name a model that http://localhost/v1 serves""",
        refusal.getMessage());
  }

  @Test
  void sends_no_key_over_plain_http_to_another_machine() {
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> endpoint("http://host:1/v1", "m"));
    assertEquals(
        """
        janus.judge.url: a key is not sent over plain http to another machine
          found: http://host:1/v1, with the key in the environment variable SOME_KEY
          fix: use https, or leave out janus.judge.api-key-env""",
        refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://host/v1", "http://localhost/v1", "http://127.1.2.3/v1"})
  void sends_a_key_where_nobody_else_reads_it(String url) {
    assertEquals(KEY, endpoint(url, "m").apiKey());
  }

  @Test
  void needs_no_key_for_another_machine() {
    var endpoint =
        new Endpoint(
            ModelRole.GENERATOR, BaseUrl.parse("k", "http://h/v1"), "m", null, CallPolicy.DEFAULT);
    assertEquals("generator http://h/v1 (m)", endpoint.where());
  }

  @Test
  void waits_two_minutes_and_tries_eight_times_by_default() {
    assertEquals(
        new CallPolicy(
            Duration.ofMinutes(2),
            new Retries(8, Duration.ofMillis(500), Duration.ofSeconds(30), 0.25),
            16),
        CallPolicy.DEFAULT);
  }

  @Test
  void waits_at_least_a_millisecond() {
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> new CallPolicy(Duration.ofNanos(999_999), Retries.DEFAULT, 1));
    assertEquals(
        """
        call policy: the timeout is too short
          found: PT0.000999999S
          fix: allow at least 1 ms""",
        refusal.getMessage());
    assertEquals(
        Duration.ofMillis(1), new CallPolicy(Duration.ofMillis(1), Retries.DEFAULT, 1).timeout());
  }

  @Test
  void allows_one_attempt_in_flight_at_least() {
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> new CallPolicy(Duration.ofMillis(1), Retries.DEFAULT, 0));
    assertEquals(
        """
        call policy: no attempt could ever be made
          found: at most 0 in flight
          fix: set janus.concurrency to at least 1""",
        refusal.getMessage());
  }

  @Test
  void shares_its_guard_with_others_on_the_same_server() {
    var guards = new EndpointGuards();
    var guard = guards.of(endpoint("http://localhost/v1", "a"));
    assertSame(guard, guards.of(endpoint("http://LOCALHOST:80/v1/", "b")));
    assertNotSame(guard, guards.of(endpoint("http://localhost/v2", "a")));
  }

  private static Endpoint endpoint(String url, String model) {
    return new Endpoint(
        ModelRole.JUDGE, BaseUrl.parse("janus.judge.url", url), model, KEY, CallPolicy.DEFAULT);
  }
}
