package dev.janus.dataset.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.dataset.cache.DatasetsCache.DatasetName;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Caches that the Python libraries wrote. */
class PythonCacheTest {

  private static final String MAIN = "be8b30c".repeat(5) + "be8b3";
  private static final String PARQUET = "21af8e8".repeat(5) + "21af8";
  private static final String BLOB =
      "194739fe02048301a5edc0366248a2a4817673d51ad72bbe6c6fc4e827188e72";
  private static final Path SHARED = Path.of("../../shared/data/fixtures/hf-home");

  @TempDir Path home;

  private static HubFolders folders(Path home) {
    return HubFolders.of(Map.of("HF_HOME", home.toString())::get, home);
  }

  private static void assertRead(Path home) throws IOException {
    var cache = new RepositoryCache(folders(home), "kaist-ai", "Multifaceted-Bench");
    assertEquals(Optional.of(MAIN), cache.commit("main"));
    assertEquals(Optional.of(PARQUET), cache.commit("refs/convert/parquet"));
    assertEquals(List.of("main", "refs/convert/parquet"), cache.revisions());
    assertEquals(List.of("README.md", "data/train-00000-of-00001.parquet"), cache.files(MAIN));
    assertEquals(List.of("default/train/0000.parquet"), cache.files(PARQUET));
    Path file = cache.file(MAIN, "data/train-00000-of-00001.parquet").orElseThrow();
    assertEquals(17_704, Files.size(file));
    assertEquals(BLOB, cache.sha256(file));
    assertEquals(BLOB, FileHash.SHA_256.of(file));
    assertEquals(Optional.empty(), cache.listing(MAIN));
    var train = new DatasetName("kaist-ai", "Multifaceted-Bench", "default", "train");
    Path arrow =
        folders(home)
            .datasets()
            .resolve("kaist-ai___multifaceted-bench/default/0.0.0")
            .resolve(MAIN)
            .resolve("multifaceted-bench-train.arrow");
    var datasets = new DatasetsCache(folders(home));
    assertEquals(List.of(arrow), datasets.files(train, MAIN));
    assertEquals(List.of(arrow), datasets.files(train, null));
    assertEquals(List.of(), datasets.files(train, PARQUET));
  }

  @Test
  void a_cache_of_python_with_links_is_read() throws Exception {
    copyFixture();
    Path snapshots = home.resolve("hub/datasets--kaist-ai--Multifaceted-Bench/snapshots");
    link(snapshots.resolve(MAIN + "/data/train-00000-of-00001.parquet"), "../../../blobs/");
    link(snapshots.resolve(PARQUET + "/default/train/0000.parquet"), "../../../../blobs/");
    assertRead(home);
  }

  private void copyFixture() throws IOException, URISyntaxException {
    Path fixture =
        Path.of(Objects.requireNonNull(getClass().getResource("/hub-fixture/hf-home")).toURI());
    try (Stream<Path> files = Files.walk(fixture)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = home.resolve(fixture.relativize(file).toString());
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        Files.copy(file, copy);
      }
    }
  }

  private static void link(Path link, String blobs) throws IOException {
    Files.createDirectories(Objects.requireNonNull(link.getParent()));
    Files.createSymbolicLink(link, Path.of(blobs + BLOB));
  }

  @Test
  void the_fixture_is_read_as_it_stands() throws Exception {
    if (Files.notExists(SHARED)) {
      Assumptions.abort("SKIPPED: " + SHARED + " is absent");
    }
    assertRead(SHARED.toAbsolutePath().normalize());
  }
}
