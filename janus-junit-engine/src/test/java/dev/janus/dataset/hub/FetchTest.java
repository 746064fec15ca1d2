package dev.janus.dataset.hub;

import static dev.janus.dataset.hub.HubScene.COMMIT;
import static dev.janus.dataset.hub.HubScene.PARQUET;
import static dev.janus.dataset.hub.HubScene.README;
import static dev.janus.dataset.hub.HubScene.tree;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.dataset.row.RefusedFileException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fetch asks for, and what it leaves in the cache. */
class FetchTest {

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

  private List<String> firstFetch() {
    String sha256 = HostedRepository.sha256(scene.parquet);
    return List.of(
        "hub GET /api/datasets/org/name/revision/main",
        "hub GET /api/datasets/org/name/tree/" + COMMIT,
        "hub HEAD /datasets/org/name/resolve/" + COMMIT + "/README.md",
        "hub GET /datasets/org/name/resolve/" + COMMIT + "/README.md",
        "hub HEAD /datasets/org/name/resolve/" + COMMIT + "/" + PARQUET,
        "cdn GET /lfs/" + sha256);
  }

  @Test
  void a_first_fetch_asks_for_the_commit_the_list_and_each_file() throws Exception {
    var snapshot = scene.fetch();
    assertEquals(firstFetch(), scene.hub.takeLines());
    var file = home.resolve("hub/datasets--org--name/snapshots/" + COMMIT + "/" + PARQUET);
    assertEquals(
        new Snapshot(
            "org/name",
            COMMIT,
            home.resolve("hub/datasets--org--name/snapshots/" + COMMIT),
            List.of(
                new SnapshotFile(
                    PARQUET,
                    file,
                    HostedRepository.sha256(scene.parquet),
                    300_000,
                    SnapshotFile.Origin.HUB)),
            "cc-by-4.0"),
        snapshot);
    assertArrayEquals(scene.parquet, Files.readAllBytes(file));
  }

  @Test
  void a_cache_written_here_has_the_layout_of_the_python_libraries() throws Exception {
    scene.fetch();
    String sha256 = HostedRepository.sha256(scene.parquet);
    String readme = HostedRepository.gitSha1(README);
    assertEquals(
        new TreeMap<>(
            Map.of(
                ".locks/datasets--org--name/" + sha256 + ".lock",
                "",
                ".locks/datasets--org--name/" + readme + ".lock",
                "",
                "datasets--org--name/blobs/" + sha256,
                "300000 bytes",
                "datasets--org--name/blobs/" + readme,
                new String(README, StandardCharsets.UTF_8),
                "datasets--org--name/refs/main",
                COMMIT,
                "datasets--org--name/snapshots/" + COMMIT + "/README.md",
                "-> ../../blobs/" + readme,
                "datasets--org--name/snapshots/" + COMMIT + "/" + PARQUET,
                "-> ../../../blobs/" + sha256)),
        tree(home.resolve("hub")));
  }

  @Test
  void what_is_in_the_cache_takes_no_request_at_a_commit_and_one_at_a_branch() throws Exception {
    scene.fetch("hf://org/name@" + COMMIT);
    scene.hub.takeLines();

    var atCommit = scene.fetch("hf://org/name@" + COMMIT);
    assertEquals(List.of(), scene.hub.takeLines());
    assertEquals(SnapshotFile.Origin.CACHE, atCommit.files().get(0).origin());
    assertEquals("cc-by-4.0", atCommit.licence());

    var atBranch = scene.fetch();
    assertEquals(List.of("hub GET /api/datasets/org/name/revision/main"), scene.hub.takeLines());
    assertEquals(atCommit, atBranch);
  }

  @Test
  void a_fetch_by_commit_notes_no_revision() throws Exception {
    scene.fetch("hf://org/name@" + COMMIT);
    assertTrue(Files.notExists(scene.repository().resolve("refs")));
  }

  @Test
  void a_revision_with_slashes_is_quoted_and_keeps_them_in_the_cache() throws Exception {
    scene.hub.branch("refs/convert/parquet", COMMIT);
    scene.fetch("hf://org/name@refs/convert/parquet");
    assertEquals(
        "hub GET /api/datasets/org/name/revision/refs%2Fconvert%2Fparquet",
        scene.hub.takeLines().get(0));
    assertEquals(COMMIT, Files.readString(scene.repository().resolve("refs/refs/convert/parquet")));
  }

  @Test
  void names_of_files_are_quoted_as_python_does() throws Exception {
    byte[] content = HubScene.bytes(10);
    scene.hub.largeFile(COMMIT, "data/a b+ü#?%.csv", content);
    var snapshot = scene.fetch();
    assertEquals("data/a b+ü#?%.csv", snapshot.files().get(0).path());
    assertTrue(
        scene
            .hub
            .takeLines()
            .contains(
                "hub HEAD /datasets/org/name/resolve/"
                    + COMMIT
                    + "/data/a%20b%2B%C3%BC%23%3F%25.csv"));
  }

  @Test
  void a_second_commit_asks_for_the_head_of_a_known_blob_but_not_for_its_content()
      throws Exception {
    scene.fetch();
    String second = "1".repeat(40);
    scene.hub.file(second, "README.md", README).largeFile(second, PARQUET, scene.parquet);
    scene.hub.branch("main", second);
    scene.hub.takeLines();
    scene.fetch();
    assertEquals(
        List.of(
            "hub GET /api/datasets/org/name/revision/main",
            "hub GET /api/datasets/org/name/tree/" + second,
            "hub HEAD /datasets/org/name/resolve/" + second + "/README.md",
            "hub HEAD /datasets/org/name/resolve/" + second + "/" + PARQUET),
        scene.hub.takeLines());
    assertEquals(second, Files.readString(scene.repository().resolve("refs/main")));
  }

  @Test
  void the_choice_sees_the_readme_and_all_paths_and_decides_the_order() throws Exception {
    scene.hub.file(COMMIT, "b.csv", new byte[] {1}).file(COMMIT, "a.csv", new byte[] {2});
    List<Object> seen = new ArrayList<>();
    var snapshot =
        scene.fetch(
            "hf://org/name",
            (readme, paths) -> {
              seen.add(String.valueOf(readme));
              seen.add(paths);
              return List.of("b.csv", "a.csv");
            });
    assertEquals(
        List.of(
            new String(README, StandardCharsets.UTF_8),
            List.of("README.md", "a.csv", "b.csv", PARQUET)),
        seen);
    assertEquals(
        List.of("b.csv", "a.csv"), snapshot.files().stream().map(SnapshotFile::path).toList());
  }

  @Test
  void a_repository_without_readme_has_none_and_no_licence() throws Exception {
    String bare = "2".repeat(40);
    scene.hub.file(bare, "data/x.csv", new byte[0]);
    List<Object> seen = new ArrayList<>();
    var snapshot =
        scene.fetch(
            "hf://org/name@" + bare,
            (readme, paths) -> {
              seen.add(readme == null);
              return paths;
            });
    assertEquals(List.of(true), seen);
    assertNull(snapshot.licence());
    assertEquals(0, Files.size(snapshot.files().get(0).file()));
  }

  @Test
  void a_listing_of_ten_thousand_files_is_read_page_by_page() throws Exception {
    String many = "3".repeat(40);
    IntStream.range(0, 10_000)
        .forEach(i -> scene.hub.file(many, "data/%05d.csv".formatted(i), new byte[] {1}));
    var snapshot =
        scene.fetch("hf://org/name@" + many, (readme, paths) -> List.of(paths.get(9_999)));
    assertEquals("data/09999.csv", snapshot.files().get(0).path());
    assertEquals(
        10, scene.hub.takeLines().stream().filter(line -> line.contains("/tree/")).count());
  }

  @Test
  void a_listing_that_goes_on_at_another_host_is_refused() {
    scene.hub.script(
        "/tree/", reply -> reply.with("Link", "<https://example.org/x?a=1,2>; rel=\"next\""));
    scene.assertProblem(
        "hf://org/name@main: the list of files goes on at another host",
        "  found: \"example.org\"",
        "  fix: check HF_ENDPOINT ("
            + scene.hub.endpoint()
            + "): a mirror must rewrite these addresses");
  }

  @Test
  void a_listing_that_leads_back_to_itself_is_refused() {
    scene.hub.script("/tree/", reply -> reply.with("Link", "<?recursive=true>; rel=\"next\""));
    assertTrue(scene.problem().startsWith("hf://org/name@main: the list of files does not end\n"));
  }

  @Test
  void a_path_that_leads_out_of_the_cache_is_refused_and_nothing_is_written() {
    String evil = "4".repeat(40);
    scene.hub.file(evil, "data/../../../x.csv", new byte[] {1});
    var refused =
        assertThrows(RefusedFileException.class, () -> scene.fetch("hf://org/name@" + evil));
    assertEquals(
        """
        path in the repository "data/../../../x.csv": cannot name a file in the cache
          found: a part of it is ".."
          fix: nothing was written; tell the owner of the dataset, or choose another revision""",
        refused.getMessage());
    assertTrue(Files.notExists(home.resolve("hub")));
  }

  @Test
  void an_empty_choice_is_a_problem() {
    var problem =
        assertThrows(
            HubException.class, () -> scene.fetch("hf://org/name", (readme, paths) -> List.of()));
    assertEquals(
        "hf://org/name@main: no file of the repository was chosen\n  fix: see which files there are at "
            + scene.hub.endpoint()
            + "/datasets/org/name",
        problem.getMessage());
  }

  @Test
  void progress_tells_size_and_end_of_each_file() throws Exception {
    scene.fetch();
    assertEquals(
        List.of(
            "started README.md 0/%d".formatted(README.length),
            "finished README.md",
            "started " + PARQUET + " 0/300000",
            "finished " + PARQUET),
        scene.events);
  }

  @Test
  void a_mirror_with_a_path_and_a_slash_at_its_end_is_asked_under_it() throws Exception {
    try (HubScene mirror = new HubScene(home.resolve("m"), new FakeHub("/hf/mirror"))) {
      mirror.environment.put("HF_ENDPOINT", mirror.hub.endpoint() + "/");
      mirror.fetch();
      assertEquals(
          "hub GET /hf/mirror/api/datasets/org/name/revision/main", mirror.hub.takeLines().get(0));
    }
  }
}
