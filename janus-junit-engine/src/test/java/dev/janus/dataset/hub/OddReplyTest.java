package dev.janus.dataset.hub;

import static dev.janus.dataset.hub.HubScene.COMMIT;
import static dev.janus.dataset.hub.HubScene.PARQUET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.dataset.row.RefusedFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redirects, and replies that no hub would give. */
class OddReplyTest {

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
  void a_relative_redirect_of_a_renamed_repository_is_followed() throws Exception {
    String readme = "/datasets/org/name/resolve/" + COMMIT + "/README.md";
    scene.hub.script(HEAD, reply -> HubReply.of(307, Map.of("Location", readme), ""));
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
            HubReply.of(
                307,
                Map.of("Location", "/datasets/org/name/resolve/" + COMMIT + "/" + PARQUET + "?a"),
                ""));
    scene.hub.script(
        HEAD,
        reply ->
            HubReply.of(
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
        reply -> HubReply.of(302, Map.of("Location", "https://example.org/login?next=x"), ""));
    scene.assertProblem(
        REPOSITORY + "HTTP 302, a redirect not to be followed",
        "  found: to \"https://example.org/login\"",
        "  fix: check HF_ENDPOINT (" + scene.hub.endpoint() + ")");
  }

  @Test
  void a_server_that_is_no_hub_is_told() {
    scene.hub.script(
        "/revision/", reply -> HubReply.of(200, Map.of("Content-Type", "text/html"), "<html>"));
    scene.assertProblem(
        REPOSITORY + "the reply is not one of a hub",
        "  found: text/html, not JSON at "
            + scene.hub.endpoint()
            + "/api/datasets/org/name/revision/main",
        "  fix: check HF_ENDPOINT ("
            + scene.hub.endpoint()
            + "), and whether a proxy wants you to log in");
    scene.hub.script("/revision/", reply -> HubReply.of(200, Map.of(), "{\"sha\":\"x\"}"));
    assertTrue(scene.problem().contains("\n  found: no commit at "));
    scene.hub.script("/tree/", reply -> HubReply.of(200, Map.of(), "{}"));
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
        HEAD,
        reply ->
            reply.with("X-Linked-Etag", "W/\"" + HostedRepository.sha256(scene.parquet) + "\""));
    assertEquals(HostedRepository.sha256(scene.parquet), scene.fetch().files().get(0).sha256());
  }

  @Test
  void an_etag_that_would_lead_out_of_the_cache_is_refused() {
    scene.hub.script(HEAD, reply -> reply.with("X-Linked-Etag", "\"../../x\""));
    var refused = assertThrows(RefusedFileException.class, () -> scene.fetch());
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
}
