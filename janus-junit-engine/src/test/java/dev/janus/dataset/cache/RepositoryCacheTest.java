package dev.janus.dataset.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.dataset.row.RefusedFileException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layout of huggingface_hub, written and read. */
class RepositoryCacheTest {

  private static final String FIRST = "1".repeat(40);
  private static final String SECOND = "2".repeat(40);
  private static final Linking NONE =
      (link, target) -> {
        throw new IOException("no links here");
      };

  @TempDir Path home;

  private HubFolders folders() {
    return HubFolders.of(Map.of("HF_HOME", home.toString())::get, home);
  }

  private RepositoryCache cache() {
    return new RepositoryCache(folders(), "org", "name");
  }

  private RepositoryCache cache(FileOpening opening, Linking linking) {
    return new RepositoryCache(folders(), "org", "name", opening, linking);
  }

  private Path repository() {
    return home.resolve("hub/datasets--org--name");
  }

  private static void put(RepositoryCache cache, String commit, String path, String text)
      throws IOException, InterruptedException {
    try (IncompleteBlob blob = cache.begin("etag", text.length())) {
      if (!blob.isWhole()) {
        try (OutputStream out = blob.append()) {
          out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        blob.publish();
      }
      cache.place(commit, path, blob);
    }
  }

  /** Returns the files of the repository; of links, the targets. */
  private Map<String, String> tree() throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(repository())) {
      for (Path file : files.filter(path -> !Files.isDirectory(path)).toList()) {
        tree.put(
            repository().relativize(file).toString(),
            Files.isSymbolicLink(file)
                ? "-> " + Files.readSymbolicLink(file)
                : Files.readString(file));
      }
    }
    return tree;
  }

  @Test
  void files_of_a_snapshot_are_relative_links_to_blobs() throws Exception {
    put(cache(), FIRST, "data/a.csv", "text");
    put(cache(), SECOND, "b.csv", "text");
    assertEquals(
        Map.of(
            "blobs/etag",
            "text",
            "snapshots/" + FIRST + "/data/a.csv",
            "-> ../../../blobs/etag",
            "snapshots/" + SECOND + "/b.csv",
            "-> ../../blobs/etag"),
        tree());
  }

  @Test
  void without_links_new_content_is_moved() throws Exception {
    put(cache(FileOpening.REAL, NONE), FIRST, "data/a.csv", "text");
    assertEquals(Map.of("snapshots/" + FIRST + "/data/a.csv", "text"), tree());
  }

  @Test
  void without_links_content_that_others_may_use_is_copied() throws Exception {
    put(cache(), FIRST, "a.csv", "text");
    put(
        cache(
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
        tree());
  }

  @Test
  void nothing_else_is_left_but_locks() throws Exception {
    var cache = cache();
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
    var cache = cache();
    assertEquals(Optional.empty(), cache.commit("refs/pr/1"));
    cache.writeCommit("refs/pr/1", FIRST);
    assertEquals(FIRST, Files.readString(repository().resolve("refs/refs/pr/1")));
    cache.writeCommit("refs/pr/1", SECOND);
    assertEquals(Optional.of(SECOND), cache.commit("refs/pr/1"));
    cache.writeCommit("main", FIRST);
    assertEquals(List.of("main", "refs/pr/1"), cache.revisions());
  }

  @Test
  void a_commit_leads_to_itself_and_is_not_noted() throws Exception {
    assertEquals(Optional.of(FIRST), cache().commit(FIRST));
    cache().writeCommit(FIRST, FIRST);
    assertTrue(Files.notExists(repository()));
  }

  @Test
  void a_revision_may_end_in_a_line_break_and_holds_a_commit() throws Exception {
    Files.createDirectories(repository().resolve("refs"));
    Files.writeString(repository().resolve("refs/main"), FIRST + "\n");
    assertEquals(Optional.of(FIRST), cache().commit("main"));
    Files.writeString(repository().resolve("refs/main"), "what?");
    assertEquals(Optional.empty(), cache().commit("main"));
  }

  @Test
  void a_revision_that_leads_elsewhere_is_refused() {
    assertThrows(RefusedFileException.class, () -> cache().commit("../../x"));
    assertThrows(RefusedFileException.class, () -> cache().writeCommit("../x", FIRST));
    assertThrows(RefusedFileException.class, () -> cache().writeCommit("main", "x"));
    assertThrows(RefusedFileException.class, () -> cache().files("../../.."));
  }

  @Test
  void a_full_disk_damages_no_revision() throws Exception {
    cache().writeCommit("main", FIRST);
    var full = cache((file, option) -> new FullDisk(FileOpening.REAL.open(file, option), 5), NONE);
    var thrown = assertThrows(IOException.class, () -> full.writeCommit("main", SECOND));
    assertEquals("No space left on device", thrown.getMessage());
    assertEquals(Map.of("refs/main", FIRST), tree());
    try (Stream<Path> locks = Files.list(home.resolve("hub/.locks/datasets--org--name"))) {
      assertEquals(0, locks.count());
    }
  }

  @Test
  void a_full_disk_damages_no_blob_and_what_came_may_be_discarded() throws Exception {
    put(cache(), FIRST, "a.csv", "text");
    var full = cache((file, option) -> new FullDisk(FileOpening.REAL.open(file, option), 5), NONE);
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
        tree());
  }

  @Test
  void what_is_not_published_stays_for_the_next() throws Exception {
    try (IncompleteBlob blob = cache().begin("etag", 4)) {
      try (OutputStream out = blob.append()) {
        out.write('t');
      }
    }
    assertEquals(Map.of("blobs/etag.6a616e75.incomplete", "t"), tree());
    try (IncompleteBlob blob = cache().begin("etag", 4)) {
      assertEquals(1, blob.length());
      try (OutputStream out = blob.append()) {
        out.write("ext".getBytes(StandardCharsets.UTF_8));
      }
      blob.publish();
      assertTrue(blob.isWhole());
    }
    assertEquals(Map.of("blobs/etag", "text"), tree());
  }

  @Test
  void a_file_is_found_by_commit_and_path() throws Exception {
    put(cache(), FIRST, "data/a.csv", "text");
    Path file = repository().resolve("snapshots/" + FIRST + "/data/a.csv");
    assertEquals(Optional.of(file), cache().file(FIRST, "data/a.csv"));
    assertEquals(List.of("data/a.csv"), cache().files(FIRST));
    assertEquals(Optional.empty(), cache().file(FIRST, "data"));
    assertEquals(Optional.empty(), cache().file(SECOND, "data/a.csv"));
    assertEquals(List.of(), cache().files(SECOND));
  }

  @Test
  void a_link_out_of_the_repository_is_not_followed() throws Exception {
    Path snapshot = Files.createDirectories(repository().resolve("snapshots/" + FIRST));
    Path outside = Files.writeString(home.resolve("outside"), "secret");
    Files.createSymbolicLink(snapshot.resolve("a.csv"), outside);
    Files.createSymbolicLink(snapshot.resolve("dangling.csv"), Path.of("../../blobs/none"));
    assertEquals(Optional.empty(), cache().file(FIRST, "a.csv"));
    assertEquals(Optional.empty(), cache().file(FIRST, "dangling.csv"));
    assertEquals(List.of(), cache().files(FIRST));
  }

  @Test
  void a_folder_that_is_a_link_out_of_the_repository_is_not_written_to() throws Exception {
    Path snapshot = Files.createDirectories(repository().resolve("snapshots/" + FIRST));
    Path outside = Files.createDirectories(home.resolve("outside"));
    Files.createSymbolicLink(snapshot.resolve("data"), outside);
    var refused =
        assertThrows(RefusedFileException.class, () -> put(cache(), FIRST, "data/a.csv", "text"));
    assertEquals("leads out of the cache", refused.problem().what());
    try (Stream<Path> files = Files.list(outside)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void a_dangling_link_is_replaced() throws Exception {
    Path snapshot = Files.createDirectories(repository().resolve("snapshots/" + FIRST));
    Files.createSymbolicLink(snapshot.resolve("a.csv"), Path.of("../../blobs/none"));
    put(cache(), FIRST, "a.csv", "text");
    assertEquals("text", Files.readString(snapshot.resolve("a.csv")));
  }

  @Test
  void a_link_that_was_copied_as_text_is_followed() throws Exception {
    put(cache(), SECOND, "a.csv", "text");
    Path snapshot = Files.createDirectories(repository().resolve("snapshots/" + FIRST));
    Files.writeString(snapshot.resolve("a.csv"), "../../blobs/etag");
    Files.writeString(snapshot.resolve("gone.csv"), "../../blobs/none");
    Files.writeString(snapshot.resolve("x.csv"), "../../blobs/../x");
    Files.writeString(snapshot.resolve("long.csv"), "../".repeat(400) + "blobs/etag");
    assertEquals(Optional.of(repository().resolve("blobs/etag")), cache().file(FIRST, "a.csv"));
    assertEquals(List.of("a.csv", "long.csv", "x.csv"), cache().files(FIRST));
  }

  @Test
  void the_hash_is_the_name_of_a_blob_where_that_is_one() throws Exception {
    var cache = cache();
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
    var cache = cache();
    assertEquals(Optional.empty(), cache.listing(FIRST));
    cache.writeListing(FIRST, List.of("b", "ü/\"a"));
    assertEquals(Optional.of(List.of("b", "ü/\"a")), cache.listing(FIRST));
    Files.writeString(
        home.resolve("janus/listings/v1/datasets--org--name/" + FIRST + ".json"), "[\"b");
    assertEquals(Optional.empty(), cache.listing(FIRST));
  }

  /** A disk with room for some bytes. */
  static final class FullDisk extends FilterOutputStream {

    private int room;

    FullDisk(OutputStream out, int room) {
      super(out);
      this.room = room;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int fitting = Math.min(room, length);
      out.write(bytes, offset, fitting);
      room -= fitting;
      if (fitting < length) {
        throw new IOException("No space left on device");
      }
    }
  }
}
