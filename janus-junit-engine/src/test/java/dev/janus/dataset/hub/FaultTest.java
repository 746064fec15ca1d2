package dev.janus.dataset.hub;

import static dev.janus.dataset.hub.FakeHub.error;
import static dev.janus.dataset.hub.HubScene.COMMIT;
import static dev.janus.dataset.hub.HubScene.PARQUET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the hub refuses, in words a user can act on, and what is tried again. */
class FaultTest {

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

  private String page() {
    return scene.hub.endpoint() + "/datasets/org/name";
  }

  @Test
  void a_gated_dataset_without_token_asks_to_log_in() {
    scene.hub.script(HEAD, error(401, "GatedRepo", "Access to dataset org/name is restricted."));
    scene.assertProblem(
        REPOSITORY + "is gated: its owner wants to know who reads it",
        "  found: HTTP 401, \"Access to dataset org/name is restricted.\", asked without a token",
        "  fix: log in, accept the terms at " + page() + ", and put a token into HF_TOKEN");
  }

  @Test
  void a_gated_dataset_with_a_token_asks_to_accept_the_terms() {
    scene.environment.put("HF_TOKEN", HubScene.TOKEN);
    scene.hub.script(HEAD, error(403, "GatedRepo", null));
    scene.assertProblem(
        REPOSITORY
            + "is gated: the owner of the token has not accepted its terms, or waits for access",
        "  found: HTTP 403, asked with the token in HF_TOKEN",
        "  fix: accept the terms at " + page());
  }

  @Test
  void a_repository_that_is_not_found_is_missing_or_private() {
    String message =
        """
        hf://other/one@main: is missing, or private
          found: HTTP 401, "Repository not found", asked without a token
          fix: check the name at %s/datasets/other/one; if it is private, put a token that may read it into HF_TOKEN"""
            .formatted(scene.hub.endpoint());
    assertEquals(message, scene.problem("hf://other/one"));
  }

  @Test
  void a_bare_401_means_the_same() {
    scene.hub.script("/revision/", error(401, null, null));
    assertTrue(scene.problem().startsWith(REPOSITORY + "is missing, or private\n"));
  }

  @Test
  void a_token_that_is_not_valid_is_to_be_replaced() {
    scene.environment.put("HF_TOKEN", HubScene.TOKEN);
    scene.hub.script("/revision/", error(401, null, "Invalid credentials in Authorization header"));
    scene.assertProblem(
        REPOSITORY + "the hub does not accept the token",
        "  found: HTTP 401, \"Invalid credentials in Authorization header\", asked with the token in HF_TOKEN",
        "  fix: replace the token in HF_TOKEN, or remove it");
  }

  @Test
  void an_unknown_revision_lists_those_that_exist() {
    scene.hub.branch("refs-2024", COMMIT);
    assertEquals(
        """
        hf://org/name@v2: the repository has no revision "v2"
          found: branches: main, refs-2024; tags: none
          fix: name one of the revisions at %s/tree/main"""
            .formatted(page()),
        scene.problem("hf://org/name@v2"));
  }

  @Test
  void an_unknown_commit_lists_them_too() {
    assertTrue(
        scene
            .problem("hf://org/name@" + "9".repeat(40))
            .contains("\n  found: branches: main; tags: none\n"));
  }

  @Test
  void an_unknown_revision_is_told_even_when_the_others_are_not() {
    scene.hub.script("/refs", error(500, null, null));
    assertEquals(
        """
        hf://org/name@v2: the repository has no revision "v2"
          fix: name one of the revisions at %s/tree/main"""
            .formatted(page()),
        scene.problem("hf://org/name@v2"));
  }

  @Test
  void many_revisions_are_cut() {
    for (int i = 0; i < 24; i++) {
      scene.hub.branch("b%02d".formatted(i), COMMIT);
    }
    assertTrue(scene.problem("hf://org/name@v2").contains(", b19 and 5 more; tags: none"));
  }

  @Test
  void a_missing_file_is_told() {
    scene.hub.script(HEAD, error(404, "EntryNotFound", "Entry not found"));
    scene.assertProblem(
        "hf://org/name@main: \"" + PARQUET + "\": no such file in the repository",
        "  found: HTTP 404, \"Entry not found\", asked without a token",
        "  fix: see which files there are at " + page());
  }

  @Test
  void a_disabled_dataset_is_told_by_code_or_by_message() {
    String start = REPOSITORY + "has been disabled by Hugging Face\n";
    scene.hub.script("/revision/", error(403, "DisabledRepo", null));
    assertTrue(scene.problem().startsWith(start));
    scene.hub.script("/revision/", error(403, null, "Access to this resource is disabled."));
    assertTrue(scene.problem().startsWith(start));
  }

  @Test
  void another_404_points_at_the_endpoint() {
    scene.hub.script("/revision/", error(404, null, null));
    scene.assertProblem(
        REPOSITORY + "not found (HTTP 404)",
        "  found: HTTP 404, asked without a token",
        "  fix: check the name, and HF_ENDPOINT (" + scene.hub.endpoint() + ")");
  }

  @Test
  void what_may_pass_is_tried_again() throws Exception {
    for (int status : List.of(408, 429, 500, 502, 503, 504)) {
      scene.hub.script("/revision/", error(status, null, null));
      scene.fetch();
    }
    assertEquals(java.util.Collections.nCopies(6, Duration.ofSeconds(1)), scene.waits);
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
        "/revision/", reply -> FakeHub.Reply.of(429, Map.of("RateLimit", "\"api\";r=0;t=42"), ""));
    scene.hub.script(HEAD, reply -> FakeHub.Reply.of(503, Map.of("Retry-After", "7"), ""));
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
        "/revision/", reply -> FakeHub.Reply.of(429, Map.of("RateLimit", "\"api\";r=0;t=301"), ""));
    assertTrue(
        scene
            .problem()
            .startsWith(
                REPOSITORY
                    + "HTTP 429: too many requests; the hub asks to wait 301 s, and 300 s are the most\n"));
    assertEquals(List.of(), scene.waits);
  }

  @Test
  void a_relative_redirect_of_a_renamed_repository_is_followed() throws Exception {
    String readme = "/datasets/org/name/resolve/" + COMMIT + "/README.md";
    scene.hub.script(HEAD, reply -> FakeHub.Reply.of(307, Map.of("Location", readme), ""));
    scene.fetch();
    assertEquals(
        2,
        scene.hub.takeLines().stream().filter(line -> line.equals("hub HEAD " + readme)).count());
  }

  @Test
  void a_redirect_to_another_host_is_not_followed_to_ask_about_a_file() throws Exception {
    scene.fetch();
    assertFalse(scene.hub.takeLines().stream().anyMatch(line -> line.startsWith("cdn HEAD")));
  }

  @Test
  void redirects_that_do_not_end_are_told() {
    scene.hub.script(
        HEAD,
        reply ->
            FakeHub.Reply.of(
                307,
                Map.of("Location", "/datasets/org/name/resolve/" + COMMIT + "/" + PARQUET + "?a"),
                ""));
    scene.hub.script(
        HEAD,
        reply ->
            FakeHub.Reply.of(
                307,
                Map.of("Location", "/datasets/org/name/resolve/" + COMMIT + "/" + PARQUET),
                ""));
    scene.assertProblem(
        "hf://org/name@main: \"" + PARQUET + "\": the redirects do not end",
        "  found: again and again, last to " + page() + "/resolve/" + COMMIT + "/" + PARQUET,
        "  fix: check HF_ENDPOINT ("
            + scene.hub.endpoint()
            + "), and what is between here and there");
  }

  @Test
  void a_redirect_of_the_api_to_another_host_is_not_followed() {
    scene.hub.script(
        "/revision/",
        reply -> FakeHub.Reply.of(302, Map.of("Location", "https://example.org/login?next=x"), ""));
    scene.assertProblem(
        REPOSITORY + "HTTP 302, a redirect not to be followed",
        "  found: to \"https://example.org/login\"",
        "  fix: check HF_ENDPOINT (" + scene.hub.endpoint() + ")");
  }

  @Test
  void a_server_that_is_no_hub_is_told() {
    scene.hub.script(
        "/revision/",
        reply -> FakeHub.Reply.of(200, Map.of("Content-Type", "text/html"), "<html>"));
    scene.assertProblem(
        REPOSITORY + "the reply is not one of a hub",
        "  found: text/html, not JSON at "
            + scene.hub.endpoint()
            + "/api/datasets/org/name/revision/main",
        "  fix: check HF_ENDPOINT ("
            + scene.hub.endpoint()
            + "), and whether a proxy wants you to log in");
    scene.hub.script("/revision/", reply -> FakeHub.Reply.of(200, Map.of(), "{\"sha\":\"x\"}"));
    assertTrue(scene.problem().contains("\n  found: no commit at "));
    scene.hub.script("/tree/", reply -> FakeHub.Reply.of(200, Map.of(), "{}"));
    assertTrue(scene.problem().contains("\n  found: no list of files at "));
  }

  @Test
  void a_file_without_etag_or_size_is_told() {
    for (var header : List.of("X-Linked-Size", "X-Linked-Etag")) {
      scene.hub.script(
          HEAD, reply -> reply.without("ETag").without(header).with("Content-Length", "?"));
      assertTrue(
          scene
              .problem()
              .startsWith(
                  "hf://org/name@main: \""
                      + PARQUET
                      + "\": the reply is not one of a hub: it lacks an ETag or a size\n  found: HTTP 302, no type\n"),
          header);
    }
  }

  @Test
  void a_weak_etag_names_the_same_content() throws Exception {
    scene.hub.script(
        HEAD, reply -> reply.with("X-Linked-Etag", "W/\"" + FakeHub.sha256(scene.parquet) + "\""));
    assertEquals(FakeHub.sha256(scene.parquet), scene.fetch().files().get(0).sha256());
  }

  @Test
  void an_etag_that_would_lead_out_of_the_cache_is_refused() {
    scene.hub.script(HEAD, reply -> reply.with("X-Linked-Etag", "\"../../x\""));
    var refused =
        assertThrows(dev.janus.dataset.row.RefusedFileException.class, () -> scene.fetch());
    assertTrue(
        String.valueOf(refused.getMessage())
            .startsWith("ETag \"../../x\": cannot name a file in the cache\n"));
  }

  @Test
  void a_file_of_another_commit_is_refused() {
    scene.hub.script(HEAD, reply -> reply.with("X-Repo-Commit", "1".repeat(40)));
    assertTrue(
        scene
            .problem()
            .contains("the hub has another commit than the one asked for\n  found: \"1111"));
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
