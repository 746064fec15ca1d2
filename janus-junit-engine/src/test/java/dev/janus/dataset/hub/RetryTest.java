package dev.janus.dataset.hub;

import static dev.janus.dataset.hub.HubReply.error;
import static dev.janus.dataset.hub.HubScene.COMMIT;
import static dev.janus.dataset.hub.HubScene.PARQUET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is tried again, how often, and after how long. */
class RetryTest {

  private static final String REPOSITORY = "hf://org/name@main: ";
  private static final String HEAD = "HEAD /datasets/org/name/resolve/" + COMMIT + "/" + PARQUET;

  @TempDir Path home;
  HubScene scene;

  @BeforeEach
  void start() {
    scene = new HubScene(home);
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void what_may_pass_is_tried_again() throws Exception {
    for (int status : List.of(408, 429, 500, 502, 503, 504)) {
      scene.hub.script("/revision/", error(status, null, null));
      scene.fetch();
    }
    assertEquals(Collections.nCopies(6, Duration.ofSeconds(1)), scene.waits);
  }

  @Test
  void what_does_not_pass_is_not_tried_again() {
    for (int status : List.of(400, 410, 418, 501)) {
      scene.hub.script("/revision/", error(status, null, null));
      assertTrue(scene.problem().startsWith(REPOSITORY + "HTTP " + status + "\n"));
    }
    assertEquals(List.of(), scene.waits);
  }

  @Test
  void delays_double_until_attempts_run_out() {
    scene.hub.script("/revision/", 3, error(503, null, null));
    scene.assertProblem(
        REPOSITORY + "HTTP 503 (3 attempts)",
        "  found: HTTP 503, asked without a token",
        "  fix: try again later; see status.huggingface.co");
    assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), scene.waits);
  }

  @Test
  void the_time_that_the_hub_asks_for_is_waited() throws Exception {
    scene.hub.script(
        "/revision/", reply -> HubReply.of(429, Map.of("RateLimit", "\"api\";r=0;t=42"), ""));
    scene.hub.script(HEAD, reply -> HubReply.of(503, Map.of("Retry-After", "7"), ""));
    scene.fetch();
    assertEquals(List.of(Duration.ofSeconds(42), Duration.ofSeconds(7)), scene.waits);
  }

  @Test
  void a_storm_of_429_ends_with_advice() {
    scene.hub.script("/tree/", 3, error(429, null, null));
    scene.assertProblem(
        REPOSITORY + "HTTP 429: too many requests (3 attempts)",
        "  found: HTTP 429, asked without a token",
        "  fix: put a token into HF_TOKEN, for which the hub allows more; or wait some minutes, and keep the cache between builds");
    scene.environment.put("HF_TOKEN", HubScene.TOKEN);
    scene.hub.script("/tree/", 3, error(429, null, null));
    assertTrue(
        scene.problem().endsWith("\n  fix: wait some minutes, and keep the cache between builds"));
  }

  @Test
  void a_wait_beyond_reason_ends_the_fetch() {
    scene.hub.script(
        "/revision/", reply -> HubReply.of(429, Map.of("RateLimit", "\"api\";r=0;t=301"), ""));
    assertTrue(
        scene
            .problem()
            .startsWith(
                REPOSITORY
                    + "HTTP 429: too many requests; the hub asks to wait 301 s, and 300 s are the most\n"));
    assertEquals(List.of(), scene.waits);
  }

  @Test
  void a_hub_that_is_not_there_is_told() {
    scene.hub.close();
    String problem = scene.problem();
    String server = scene.hub.endpoint().substring("http://".length());
    assertTrue(
        problem.startsWith(REPOSITORY + "no connection to " + server + " (3 attempts)\n  found: "),
        problem);
    assertTrue(
        problem.endsWith(
            "\n  fix: check the network, its proxy (-Dhttps.proxyHost) and HF_ENDPOINT ("
                + scene.hub.endpoint()
                + "); HF_HUB_OFFLINE=1 uses what is in the cache"),
        problem);
  }

  @Test
  void a_reply_that_breaks_off_is_asked_for_again() throws Exception {
    scene.hub.script("/tree/", reply -> reply.cutAfter(5));
    scene.fetch();
    assertEquals(List.of(Duration.ofSeconds(1)), scene.waits);
  }
}
