package dev.janus.dataset.hub;

import static dev.janus.dataset.hub.HubScene.COMMIT;
import static dev.janus.dataset.hub.HubScene.PARQUET;
import static dev.janus.dataset.hub.HubScene.location;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the cache alone is good for. */
class OfflineTest {

  @TempDir Path home;
  HubScene scene;

  @BeforeEach
  void start() {
    scene = new HubScene(home);
  }

  @AfterEach
  void stop() {
    scene.close();
    assertEquals(List.of(), scene.hub.takeLines());
  }

  private void fetchThenGoOffline() throws Exception {
    scene.fetch();
    scene.hub.takeLines();
    scene.environment.put("HF_HUB_OFFLINE", "1");
  }

  private String fix() {
    return "  fix: run mvn janus:fetch once where the hub may be asked, with the same HF_HOME (now "
        + home
        + ")";
  }

  @Test
  void what_was_fetched_is_found_without_a_request() throws Exception {
    fetchThenGoOffline();
    var snapshot = scene.fetch();
    assertEquals(COMMIT, snapshot.commit());
    assertEquals(PARQUET, snapshot.files().get(0).path());
    assertEquals("cc-by-4.0", snapshot.licence());
  }

  @Test
  void an_empty_cache_is_told() {
    scene.environment.put("HF_DATASETS_OFFLINE", "on");
    scene.assertProblem(
        "hf://org/name@main: the revision is not in the cache, and no request may be made (HF_DATASETS_OFFLINE is set)",
        "  found: nothing of it in " + scene.repository(),
        fix());
  }

  @Test
  void another_revision_is_told_with_those_that_are_there() throws Exception {
    fetchThenGoOffline();
    assertEquals(
        "hf://org/name@v2: the revision is not in the cache, and no request may be made (HF_HUB_OFFLINE is set)\n"
            + "  found: revisions [main] in "
            + scene.repository()
            + "\n"
            + fix(),
        scene.problem("hf://org/name@v2"));
  }

  @Test
  void another_commit_is_told() throws Exception {
    fetchThenGoOffline();
    String other = "5".repeat(40);
    assertEquals(
        "hf://org/name@"
            + other
            + ": the commit is not in the cache, and no request may be made (HF_HUB_OFFLINE is set)\n"
            + "  found: no files in "
            + scene.repository().resolve("snapshots/" + other)
            + "\n"
            + fix(),
        scene.problem("hf://org/name@" + other));
  }

  @Test
  void files_that_are_not_there_are_named() throws Exception {
    for (int i = 0; i < 6; i++) {
      scene.hub.file(COMMIT, "more/%d.csv".formatted(i), new byte[] {1});
    }
    fetchThenGoOffline();
    var problem =
        assertThrows(
            HubException.class,
            () ->
                scene.fetch(
                    "hf://org/name",
                    (readme, paths) ->
                        paths.stream().filter(path -> !path.equals("README.md")).toList()));
    assertEquals(
        "hf://org/name@main: 6 of 7 files are not in the cache, and no request may be made (HF_HUB_OFFLINE is set)\n"
            + "  found: no more/0.csv, more/1.csv, more/2.csv, more/3.csv, more/4.csv and 1 more\n"
            + fix(),
        problem.getMessage());
  }

  @Test
  void a_readme_that_is_not_there_is_named() throws Exception {
    fetchThenGoOffline();
    Files.delete(scene.repository().resolve("snapshots/" + COMMIT + "/README.md"));
    scene.assertProblem(
        "hf://org/name@main: a file is not in the cache, and no request may be made (HF_HUB_OFFLINE is set)",
        "  found: no \"README.md\"",
        fix());
  }

  @Test
  void whoever_starts_the_client_may_forbid_requests() throws Exception {
    var settings = scene.settings().withOffline("Maven runs offline (-o)");
    try (var client = new HubClient(settings, FetchListener.SILENT)) {
      var problem =
          assertThrows(
              HubException.class, () -> client.fetch(location("hf://org/name"), HubScene.DATA));
      assertEquals(
          "the revision is not in the cache, and no request may be made (Maven runs offline (-o))",
          problem.problem().what());
    }
  }
}
