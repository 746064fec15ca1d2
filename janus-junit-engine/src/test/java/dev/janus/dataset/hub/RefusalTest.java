package dev.janus.dataset.hub;

import static dev.janus.dataset.hub.HubReply.error;
import static dev.janus.dataset.hub.HubScene.COMMIT;
import static dev.janus.dataset.hub.HubScene.PARQUET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the hub refuses, in words a user can act on. */
class RefusalTest {

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
}
