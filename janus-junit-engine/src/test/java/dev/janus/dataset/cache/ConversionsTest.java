package dev.janus.dataset.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Converted files and their records. */
class ConversionsTest {

  private static final String SHA_256 = "ab".repeat(32);
  private static final Conversion RECORD =
      new Conversion(
          "org/name", "1".repeat(40), "data/a.parquet", null, SHA_256, 9, 12, "mit", "0.1.0");

  @TempDir Path home;

  private HubFolders folders() {
    return HubFolders.of(Map.of("HF_HOME", home.toString())::get, home);
  }

  private Conversions conversions() {
    return new Conversions(folders());
  }

  private static Conversion made(Conversions conversions) throws IOException, InterruptedException {
    return conversions.make(
        SHA_256,
        out -> {
          out.write(new byte[] {'A', 'R', 'R'});
          return RECORD;
        });
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("janus/converted/v1"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void a_converted_file_lies_beside_its_record() throws Exception {
    assertEquals(Optional.empty(), conversions().find(SHA_256));
    assertEquals(RECORD, made(conversions()));
    Path arrow = home.resolve("janus/converted/v1/" + SHA_256 + ".arrow");
    assertEquals(Optional.of(arrow), conversions().find(SHA_256));
    assertEquals("ARR", Files.readString(arrow));
    assertEquals(Optional.of(RECORD), conversions().record(SHA_256));
    assertEquals(List.of(SHA_256 + ".arrow", SHA_256 + ".json", SHA_256 + ".lock"), files());
    assertEquals(
        """
        {
          "repository" : "org/name",
          "commit" : "%s",
          "path" : "data/a.parquet",
          "sha256" : "%s",
          "size" : 9,
          "rows" : 12,
          "licence" : "mit",
          "janus" : "0.1.0"
        }
        """
            .formatted("1".repeat(40), SHA_256),
        Files.readString(home.resolve("janus/converted/v1/" + SHA_256 + ".json")));
  }

  @Test
  void what_is_made_is_not_made_again() throws Exception {
    made(conversions());
    var again =
        conversions()
            .make(
                SHA_256,
                out -> {
                  throw new IOException("not again");
                });
    assertEquals(RECORD, again);
  }

  @Test
  void what_lacks_its_record_or_cannot_be_read_is_made_again() throws Exception {
    made(conversions());
    Path json = home.resolve("janus/converted/v1/" + SHA_256 + ".json");
    Files.writeString(json, "{");
    assertEquals(Optional.empty(), conversions().find(SHA_256));
    made(conversions());
    Files.delete(json);
    assertEquals(Optional.empty(), conversions().find(SHA_256));
    made(conversions());
    Files.writeString(json, Files.readString(json).replace("{", "{\"later\":1,"));
    assertEquals(Optional.of(RECORD), conversions().record(SHA_256));
  }

  @Test
  void a_conversion_that_fails_leaves_nothing() throws Exception {
    var fault = new IOException("damaged");
    var thrown =
        assertThrows(
            IOException.class,
            () ->
                conversions()
                    .make(
                        SHA_256,
                        out -> {
                          out.write(1);
                          throw fault;
                        }));
    assertSame(fault, thrown);
    assertEquals(List.of(SHA_256 + ".lock"), files());
  }

  @Test
  void a_full_disk_leaves_nothing_that_counts() throws Exception {
    var full =
        new Conversions(
            folders(), (file, option) -> new FullDisk(FileOpening.REAL.open(file, option), 4));
    assertThrows(IOException.class, () -> made(full));
    assertEquals(List.of(SHA_256 + ".lock"), files());
  }

  @Test
  void what_a_killed_process_left_is_overwritten() throws Exception {
    Files.createDirectories(home.resolve("janus/converted/v1"));
    Files.writeString(
        home.resolve("janus/converted/v1/" + SHA_256 + ".incomplete"), "a long left-over");
    made(conversions());
    assertEquals("ARR", Files.readString(home.resolve("janus/converted/v1/" + SHA_256 + ".arrow")));
  }

  @Test
  void who_comes_second_waits_for_the_first() throws Exception {
    CountDownLatch converting = new CountDownLatch(1);
    List<String> made = new ArrayList<>();
    Thread second =
        new Thread(
            () -> {
              try {
                converting.await();
                conversions()
                    .make(
                        SHA_256,
                        out -> {
                          made.add("second");
                          return RECORD;
                        });
              } catch (IOException | InterruptedException e) {
                made.add(e.toString());
              }
            });
    second.start();
    conversions()
        .make(
            SHA_256,
            out -> {
              converting.countDown();
              made.add("first");
              return RECORD;
            });
    second.join();
    assertEquals(List.of("first"), made);
  }

  @Test
  void a_wait_for_another_ends_with_an_interrupt() throws Exception {
    conversions()
        .make(
            SHA_256,
            out -> {
              Thread.currentThread().interrupt();
              assertThrows(InterruptedException.class, () -> made(conversions()));
              return RECORD;
            });
  }

  @Test
  void a_file_is_known_by_its_content() throws Exception {
    Path file = Files.writeString(home.resolve("x"), "text");
    assertEquals(
        "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1",
        Conversions.sha256(file));
  }

  @Test
  void another_name_than_a_hash_is_refused() {
    for (String bad : List.of("../x", "AB".repeat(32), "a".repeat(63))) {
      var refused = assertThrows(IllegalArgumentException.class, () -> conversions().find(bad));
      assertEquals("not 64 lower-case hexadecimal digits: " + bad, refused.getMessage());
    }
  }

  @Test
  void the_record_of_a_local_file_names_the_file() throws Exception {
    var local = new Conversion(null, null, null, "/x/a.parquet", SHA_256, 9, 12, null, "0.1.0");
    conversions().make(SHA_256, out -> local);
    assertEquals(Optional.of(local), conversions().record(SHA_256));
    assertEquals(
        """
        {
          "file" : "/x/a.parquet",
          "sha256" : "%s",
          "size" : 9,
          "rows" : 12,
          "janus" : "0.1.0"
        }
        """
            .formatted(SHA_256),
        Files.readString(home.resolve("janus/converted/v1/" + SHA_256 + ".json")));
  }
}
