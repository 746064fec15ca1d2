package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.limit.CallPolicy;
import dev.janus.chat.limit.EndpointGuards;
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
  void shares_its_guard_with_others_on_the_same_server() {
    var guards = new EndpointGuards(() -> 0);
    var guard = guards.of(url("http://localhost/v1"), CallPolicy.DEFAULT);
    assertSame(guard, guards.of(url("http://LOCALHOST:80/v1/"), CallPolicy.DEFAULT));
    assertNotSame(guard, guards.of(url("http://localhost/v2"), CallPolicy.DEFAULT));
  }

  private static String url(String text) {
    return BaseUrl.parse("janus.judge.url", text).value();
  }

  private static Endpoint endpoint(String url, String model) {
    return new Endpoint(
        ModelRole.JUDGE, BaseUrl.parse("janus.judge.url", url), model, KEY, CallPolicy.DEFAULT);
  }
}
