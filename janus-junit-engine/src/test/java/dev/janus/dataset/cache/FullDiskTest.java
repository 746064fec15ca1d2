package dev.janus.dataset.cache;

import static dev.janus.dataset.cache.CacheScene.FIRST;
import static dev.janus.dataset.cache.CacheScene.SECOND;
import static dev.janus.dataset.cache.CacheScene.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up damages nothing that was there. */
class FullDiskTest {

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
  void a_full_disk_damages_no_revision() throws Exception {
    scene.cache().writeCommit("main", FIRST);
    var full =
        scene.cache((file, option) -> new FullDisk(FileOpening.REAL.open(file, option), 5), NONE);
    var thrown = assertThrows(IOException.class, () -> full.writeCommit("main", SECOND));
    assertEquals("No space left on device", thrown.getMessage());
    assertEquals(Map.of("refs/main", FIRST), scene.tree());
    try (Stream<Path> locks = Files.list(home.resolve("hub/.locks/datasets--org--name"))) {
      assertEquals(0, locks.count());
    }
  }

  @Test
  void a_full_disk_damages_no_blob_and_what_came_may_be_discarded() throws Exception {
    put(scene.cache(), FIRST, "a.csv", "text");
    var full =
        scene.cache((file, option) -> new FullDisk(FileOpening.REAL.open(file, option), 5), NONE);
    try (IncompleteBlob blob = full.begin("etag", 100)) {
      assertFalse(blob.isWhole());
      try (OutputStream out = blob.append()) {
        assertThrows(IOException.class, () -> out.write(new byte[100]));
      }
      assertEquals(5, blob.length());
      blob.discard();
      assertEquals(0, blob.length());
    }
    assertEquals(
        Map.of("blobs/etag", "text", "snapshots/" + FIRST + "/a.csv", "-> ../../blobs/etag"),
        scene.tree());
  }
}
