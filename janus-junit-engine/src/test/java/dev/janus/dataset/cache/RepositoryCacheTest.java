package dev.janus.dataset.cache;

import static dev.janus.dataset.cache.CacheScene.FIRST;
import static dev.janus.dataset.cache.CacheScene.SECOND;
import static dev.janus.dataset.cache.CacheScene.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.dataset.row.RefusedFileException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The layout of huggingface_hub, written and read. */
class RepositoryCacheTest {

  @TempDir Path home;
  private CacheScene scene;

  @BeforeEach
  void start() {
    scene = new CacheScene(home);
  }

  @Test
  void files_of_a_snapshot_are_relative_links_to_blobs() throws Exception {
    put(scene.cache(), FIRST, "data/a.csv", "text");
    put(scene.cache(), SECOND, "b.csv", "text");
    assertEquals(
        Map.of(
            "blobs/etag",
            "text",
            "snapshots/" + FIRST + "/data/a.csv",
            "-> ../../../blobs/etag",
            "snapshots/" + SECOND + "/b.csv",
            "-> ../../blobs/etag"),
        scene.tree());
  }

  @Test
  void nothing_else_is_left_but_locks() throws Exception {
    var cache = scene.cache();
    put(cache, FIRST, "a.csv", "text");
    cache.writeCommit("main", FIRST);
    cache.writeListing(FIRST, List.of("a.csv"));
    try (Stream<Path> files = Files.walk(home)) {
      assertEquals(
          List.of(
              "hub/.locks/datasets--org--name/etag.lock",
              "hub/datasets--org--name/blobs/etag",
              "hub/datasets--org--name/refs/main",
              "hub/datasets--org--name/snapshots/" + FIRST + "/a.csv",
              "janus/listings/v1/datasets--org--name/" + FIRST + ".json"),
          files
              .filter(path -> !Files.isDirectory(path))
              .map(path -> home.relativize(path).toString())
              .sorted()
              .toList());
    }
  }

  @Test
  void a_revision_leads_to_its_commit_and_may_move_on() throws Exception {
    var cache = scene.cache();
    assertEquals(Optional.empty(), cache.commit("refs/pr/1"));
    cache.writeCommit("refs/pr/1", FIRST);
    assertEquals(FIRST, Files.readString(scene.repository().resolve("refs/refs/pr/1")));
    cache.writeCommit("refs/pr/1", SECOND);
    assertEquals(Optional.of(SECOND), cache.commit("refs/pr/1"));
    cache.writeCommit("main", FIRST);
    assertEquals(List.of("main", "refs/pr/1"), cache.revisions());
  }

  @Test
  void a_commit_leads_to_itself_and_is_not_noted() throws Exception {
    assertEquals(Optional.of(FIRST), scene.cache().commit(FIRST));
    scene.cache().writeCommit(FIRST, FIRST);
    assertTrue(Files.notExists(scene.repository()));
  }

  @Test
  void a_revision_may_end_in_a_line_break_and_holds_a_commit() throws Exception {
    Files.createDirectories(scene.repository().resolve("refs"));
    Files.writeString(scene.repository().resolve("refs/main"), FIRST + "\n");
    assertEquals(Optional.of(FIRST), scene.cache().commit("main"));
    Files.writeString(scene.repository().resolve("refs/main"), "what?");
    assertEquals(Optional.empty(), scene.cache().commit("main"));
  }

  @Test
  void a_revision_that_leads_elsewhere_is_refused() {
    assertEquals("revision \"../../x\"", refused(() -> scene.cache().commit("../../x")));
    assertEquals("revision \"../x\"", refused(() -> scene.cache().writeCommit("../x", FIRST)));
    assertEquals("commit \"x\"", refused(() -> scene.cache().writeCommit("main", "x")));
    assertEquals("commit \"../../..\"", refused(() -> scene.cache().files("../../..")));
    assertTrue(Files.notExists(scene.repository().resolve("refs")));
  }

  private static String refused(Executable action) {
    return assertThrows(RefusedFileException.class, action).problem().where();
  }

  @Test
  void what_is_not_published_stays_for_the_next() throws Exception {
    try (IncompleteBlob blob = scene.cache().begin("etag", 4)) {
      try (OutputStream out = blob.append()) {
        out.write('t');
      }
    }
    assertEquals(Map.of("blobs/etag.6a616e75.incomplete", "t"), scene.tree());
    try (IncompleteBlob blob = scene.cache().begin("etag", 4)) {
      assertEquals(1, blob.length());
      try (OutputStream out = blob.append()) {
        out.write("ext".getBytes(StandardCharsets.UTF_8));
      }
      blob.publish();
      assertTrue(blob.isWhole());
    }
    assertEquals(Map.of("blobs/etag", "text"), scene.tree());
  }

  @Test
  void a_file_is_found_by_commit_and_path() throws Exception {
    put(scene.cache(), FIRST, "data/a.csv", "text");
    Path file = scene.repository().resolve("snapshots/" + FIRST + "/data/a.csv");
    assertEquals(Optional.of(file), scene.cache().file(FIRST, "data/a.csv"));
    assertEquals(List.of("data/a.csv"), scene.cache().files(FIRST));
    assertEquals(Optional.empty(), scene.cache().file(FIRST, "data"));
    assertEquals(Optional.empty(), scene.cache().file(SECOND, "data/a.csv"));
    assertEquals(List.of(), scene.cache().files(SECOND));
  }

  @Test
  void the_hash_is_the_name_of_a_blob_where_that_is_one() throws Exception {
    var cache = scene.cache();
    String name = "a".repeat(64);
    try (IncompleteBlob blob = cache.begin(name, 1)) {
      blob.append().close();
      blob.publish();
      cache.place(FIRST, "a.csv", blob);
    }
    assertEquals(name, cache.sha256(cache.file(FIRST, "a.csv").orElseThrow()));
    Path copy = Files.writeString(home.resolve(name), "");
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", cache.sha256(copy));
    put(cache, FIRST, "b.csv", "text");
    assertEquals(
        "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1",
        cache.sha256(cache.file(FIRST, "b.csv").orElseThrow()));
  }

  @Test
  void a_listing_is_noted_and_one_that_is_damaged_is_none() throws Exception {
    var cache = scene.cache();
    assertEquals(Optional.empty(), cache.listing(FIRST));
    cache.writeListing(FIRST, List.of("b", "ü/\"a"));
    assertEquals(Optional.of(List.of("b", "ü/\"a")), cache.listing(FIRST));
    Files.writeString(
        home.resolve("janus/listings/v1/datasets--org--name/" + FIRST + ".json"), "[\"b");
    assertEquals(Optional.empty(), cache.listing(FIRST));
  }
}
