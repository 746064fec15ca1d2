package dev.janus.dataset.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.dataset.cache.DatasetsCache.DatasetName;
import dev.janus.dataset.row.RefusedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the library datasets left on this machine. */
class DatasetsCacheTest {

  private static final String OLD = "1".repeat(40);
  private static final String NEW = "2".repeat(40);
  private static final DatasetName TRAIN = new DatasetName("Org", "WikiText", "default", "train");

  @TempDir Path home;

  private DatasetsCache cache() {
    return new DatasetsCache(HubFolders.of(Map.of("HF_HOME", home.toString())::get, home));
  }

  private Path folder(String hash) {
    return home.resolve("datasets/Org___wiki_text/default/0.0.0/" + hash);
  }

  private Path file(String hash, String name) throws IOException {
    Files.createDirectories(folder(hash));
    return Files.writeString(folder(hash).resolve(name), "");
  }

  @ParameterizedTest
  @CsvSource({
    "Multifaceted-Bench, multifaceted-bench",
    "WikiText, wiki_text",
    "MMLUPro, mmlu_pro",
    "v2Data, v2_data",
    "IMDB, imdb",
    "a_B, a_b"
  })
  void names_are_written_as_datasets_writes_them(String name, String written) {
    assertEquals(written, DatasetsCache.lowerCase(name));
  }

  @Test
  void one_file_is_found_by_its_commit() throws Exception {
    Path file = file(OLD, "wiki_text-train.arrow");
    file(NEW, "wiki_text-test.arrow");
    assertEquals(List.of(file), cache().files(TRAIN, OLD));
    assertEquals(List.of(), cache().files(TRAIN, NEW));
    assertEquals(List.of(), cache().files(TRAIN, "3".repeat(40)));
  }

  @Test
  void without_a_commit_the_newest_counts() throws Exception {
    assertEquals(List.of(), cache().files(TRAIN, null));
    Path old = file(OLD, "wiki_text-train.arrow");
    Path recent = file(NEW, "wiki_text-train.arrow");
    file("4".repeat(40) + ".incomplete", "wiki_text-train.arrow");
    Files.setLastModifiedTime(folder(OLD), FileTime.fromMillis(5000));
    Files.setLastModifiedTime(folder(NEW), FileTime.fromMillis(9000));
    assertEquals(List.of(recent), cache().files(TRAIN, null));
    Files.setLastModifiedTime(folder(NEW), FileTime.fromMillis(1000));
    assertEquals(List.of(old), cache().files(TRAIN, null));
  }

  @Test
  void shards_come_in_their_order() throws Exception {
    Path second = file(OLD, "wiki_text-train-00001-of-00003.arrow");
    Path third = file(OLD, "wiki_text-train-00002-of-00003.arrow");
    Path first = file(OLD, "wiki_text-train-00000-of-00003.arrow");
    file(OLD, "wiki_text-train-00000-of-00003.arrow.incomplete");
    file(OLD, "wiki_text-train-extra-00000-of-00009.arrow");
    assertEquals(List.of(first, second, third), cache().files(TRAIN, OLD));
  }

  @Test
  void a_missing_shard_is_told() throws Exception {
    file(OLD, "wiki_text-train-00000-of-00003.arrow");
    var refused = assertThrows(RefusedFileException.class, () -> cache().files(TRAIN, OLD));
    assertEquals(
        folder(OLD).resolve("wiki_text-train")
            + ": 2 of 3 shards are missing\n  found: no wiki_text-train-00001-of-00003.arrow\n"
            + "  fix: delete the folder "
            + folder(OLD)
            + ", and load the dataset again where it was loaded",
        refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "../x, a part of it is \"..\"",
    "a/b/../c, a part of it is \"..\"",
    "/x, a part of it is \"\""
  })
  void names_that_lead_elsewhere_are_refused(String bad, String found) throws Exception {
    file(OLD, "wiki_text-train.arrow");
    var config = new DatasetName("Org", "WikiText", bad, "train");
    var refused = assertThrows(RefusedFileException.class, () -> cache().files(config, OLD));
    assertEquals(found, refused.problem().found());
  }
}
