package dev.janus.dataset.cache;

import static dev.janus.dataset.cache.CacheScene.FIRST;
import static dev.janus.dataset.cache.CacheScene.SECOND;
import static dev.janus.dataset.cache.CacheScene.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.dataset.row.RefusedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links of a snapshot, where there are none, and where they lead elsewhere. */
class SnapshotLinksTest {

  private static final Linking NONE =
      (link, target) -> {
        throw new IOException("no links here");
      };

  @TempDir Path home;
  private CacheScene scene;

  @BeforeEach
  void start() {
    scene = new CacheScene(home);
  }

  @Test
  void without_links_new_content_is_moved() throws Exception {
    put(scene.cache(FileOpening.REAL, NONE), FIRST, "data/a.csv", "text");
    assertEquals(Map.of("snapshots/" + FIRST + "/data/a.csv", "text"), scene.tree());
  }

  @Test
  void without_links_content_that_others_may_use_is_copied() throws Exception {
    put(scene.cache(), FIRST, "a.csv", "text");
    put(
        scene.cache(
            FileOpening.REAL,
            (link, target) -> {
              throw new UnsupportedOperationException();
            }),
        SECOND,
        "a.csv",
        "text");
    assertEquals(
        Map.of(
            "blobs/etag",
            "text",
            "snapshots/" + FIRST + "/a.csv",
            "-> ../../blobs/etag",
            "snapshots/" + SECOND + "/a.csv",
            "text"),
        scene.tree());
  }

  @Test
  void a_link_out_of_the_repository_is_not_followed() throws Exception {
    Path snapshot = Files.createDirectories(scene.repository().resolve("snapshots/" + FIRST));
    Path outside = Files.writeString(home.resolve("outside"), "secret");
    Files.createSymbolicLink(snapshot.resolve("a.csv"), outside);
    Files.createSymbolicLink(snapshot.resolve("dangling.csv"), Path.of("../../blobs/none"));
    assertEquals(Optional.empty(), scene.cache().file(FIRST, "a.csv"));
    assertEquals(Optional.empty(), scene.cache().file(FIRST, "dangling.csv"));
    assertEquals(List.of(), scene.cache().files(FIRST));
  }

  @Test
  void a_folder_that_is_a_link_out_of_the_repository_is_not_written_to() throws Exception {
    Path snapshot = Files.createDirectories(scene.repository().resolve("snapshots/" + FIRST));
    Path outside = Files.createDirectories(home.resolve("outside"));
    Files.createSymbolicLink(snapshot.resolve("data"), outside);
    var refused =
        assertThrows(
            RefusedFileException.class, () -> put(scene.cache(), FIRST, "data/a.csv", "text"));
    assertEquals("leads out of the cache", refused.problem().what());
    try (Stream<Path> files = Files.list(outside)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void a_dangling_link_is_replaced() throws Exception {
    Path snapshot = Files.createDirectories(scene.repository().resolve("snapshots/" + FIRST));
    Files.createSymbolicLink(snapshot.resolve("a.csv"), Path.of("../../blobs/none"));
    put(scene.cache(), FIRST, "a.csv", "text");
    assertEquals("text", Files.readString(snapshot.resolve("a.csv")));
  }

  @Test
  void a_link_that_was_copied_as_text_is_followed() throws Exception {
    put(scene.cache(), SECOND, "a.csv", "text");
    Path snapshot = Files.createDirectories(scene.repository().resolve("snapshots/" + FIRST));
    Files.writeString(snapshot.resolve("a.csv"), "../../blobs/etag");
    Files.writeString(snapshot.resolve("gone.csv"), "../../blobs/none");
    Files.writeString(snapshot.resolve("x.csv"), "../../blobs/../x");
    Files.writeString(snapshot.resolve("long.csv"), "../".repeat(400) + "blobs/etag");
    assertEquals(
        Optional.of(scene.repository().resolve("blobs/etag")), scene.cache().file(FIRST, "a.csv"));
    assertEquals(List.of("a.csv", "long.csv", "x.csv"), scene.cache().files(FIRST));
  }
}
