package dev.janus.maven.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.dataset.cache.Conversions;
import dev.janus.dataset.cache.HubFolders;
import dev.janus.dataset.row.RefusedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedConversionsTest {

  private static final String SHA256 =
      "194739fe02048301a5edc0366248a2a4817673d51ad72bbe6c6fc4e827188e72";
  private static final Origin HUB =
      new Origin("org/name", "0123456789".repeat(4), "data/a.parquet", "cc-by-4.0");

  @TempDir private Path folder;
  private Path target;
  private ParquetFile bench;

  @BeforeEach
  void findBench() throws Exception {
    target = folder.resolve("huggingface/janus/converted/v1");
    bench = new ParquetFile("x.parquet", BenchFilesTest.file("mini.duck.snappy.parquet"));
  }

  private CachedConversions conversions() {
    var folders = HubFolders.of(Map.of("XDG_CACHE_HOME", folder.toString())::get, folder);
    return new CachedConversions(new Conversions(folders), "1.2.3");
  }

  private OptionalLong convert(Origin origin) throws RefusedFileException, InterruptedException {
    return conversions().convert(bench, origin, (done, total) -> {});
  }

  @Test
  void a_file_is_converted_and_recorded_under_its_hash() throws Exception {
    assertEquals(OptionalLong.of(12), convert(HUB));
    assertEquals(List.of(SHA256 + ".arrow", SHA256 + ".json"), files());
    assertEquals(12, ArrowRows.of(arrow()).rows().size());
    assertEquals(
        """
        {
          "repository" : "org/name",
          "commit" : "0123456789012345678901234567890123456789",
          "path" : "data/a.parquet",
          "sha256" : "%s",
          "size" : 17704,
          "rows" : 12,
          "licence" : "cc-by-4.0",
          "janus" : "1.2.3"
        }
        """
            .formatted(SHA256),
        Files.readString(target.resolve(SHA256 + ".json")));
  }

  @Test
  void the_record_of_a_file_of_the_user_names_the_file() throws Exception {
    convert(Origin.local("C:\\my \"benches\"\n\u00fc"));
    assertEquals(
        """
        {
          "file" : "C:\\\\my \\"benches\\"\\n\u00fc",
          "sha256" : "%s",
          "size" : 17704,
          "rows" : 12,
          "janus" : "1.2.3"
        }
        """
            .formatted(SHA256),
        Files.readString(target.resolve(SHA256 + ".json")));
  }

  @Test
  void a_file_is_converted_once() throws Exception {
    convert(HUB);
    Files.write(target.resolve(SHA256 + ".arrow"), new byte[] {1});
    assertEquals(OptionalLong.empty(), convert(HUB));
    assertArrayEquals(new byte[] {1}, arrow());
  }

  @Test
  void a_conversion_without_its_record_is_made_again() throws Exception {
    convert(HUB);
    Files.delete(target.resolve(SHA256 + ".json"));
    Files.write(target.resolve(SHA256 + ".arrow"), new byte[] {1});
    assertEquals(OptionalLong.of(12), convert(HUB));
    assertEquals(12, ArrowRows.of(arrow()).rows().size());
  }

  @Test
  void progress_is_told_for_each_batch() throws Exception {
    List<String> heard = new ArrayList<>();
    conversions().convert(bench, HUB, (done, total) -> heard.add(done + " of " + total));
    assertEquals(List.of("12 of 12"), heard);
  }

  @Test
  void a_folder_that_cannot_be_written_is_told() throws Exception {
    Files.createFile(folder.resolve("huggingface"));
    RefusedFileException refused = assertThrows(RefusedFileException.class, () -> convert(HUB));
    String message = refused.problem().message();
    assertTrue(
        message.startsWith("x.parquet: the conversion cannot be written\n  found: "), message);
    assertTrue(
        message.endsWith(
            "\n  fix: make room in the folder of HF_HOME, or set HF_HOME to a folder with more"),
        message);
  }

  private byte[] arrow() throws IOException {
    return Files.readAllBytes(target.resolve(SHA256 + ".arrow"));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".lock"))
          .sorted()
          .toList();
    }
  }
}
