package dev.janus.maven.parquet;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.dataset.cache.Conversions;
import dev.janus.dataset.cache.HubFolders;
import dev.janus.dataset.row.RefusedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were cut or changed: one message each, and nothing is left of them. */
@Timeout(value = 2, unit = MINUTES)
class DamagedFilesTest {

  private static final String MESSAGE = "x\\.parquet: [^\n]+\n  found: [^\n]+\n  fix: [^\n]+";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mini.duck.snappy.parquet",
        "mini.duck.zstd.parquet",
        "mini.oldrev.snappy.parquet"
      })
  void a_file_that_is_cut_anywhere_is_refused(String name) throws Exception {
    byte[] whole = Files.readAllBytes(BenchFilesTest.file(name));
    for (int length = 0; length < whole.length; length += 1000) {
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
      RefusedFileException refused =
          assertThrows(RefusedFileException.class, () -> convert(cut), "cut at " + length);
      assertTrue(refused.problem().message().matches(MESSAGE), refused.problem().message());
    }
    assertEquals(List.of(), converted());
  }

  @Test
  void a_file_that_is_cut_but_ends_as_it_should_is_refused() throws Exception {
    byte[] whole = Files.readAllBytes(BenchFilesTest.file("mini.duck.snappy.parquet"));
    byte[] footer = Arrays.copyOfRange(whole, whole.length - footerLength(whole) - 8, whole.length);
    for (int length = 4; length < whole.length - footer.length; length += 1000) {
      byte[] cut = Arrays.copyOf(whole, length + footer.length);
      System.arraycopy(footer, 0, cut, length, footer.length);
      Path file = Files.write(folder.resolve("cut"), cut);
      RefusedFileException refused =
          assertThrows(RefusedFileException.class, () -> convert(file), "cut at " + length);
      assertTrue(refused.problem().message().matches(MESSAGE), refused.problem().message());
    }
    assertEquals(List.of(), converted());
  }

  private static int footerLength(byte[] whole) {
    int at = whole.length - 8;
    return (whole[at] & 0xff) | (whole[at + 1] & 0xff) << 8 | (whole[at + 2] & 0xff) << 16;
  }

  /** Where the format has no checksum, changed bytes may well read as other values. */
  @ParameterizedTest
  @ValueSource(strings = {"mini.duck.snappy.parquet", "mini.duck.zstd.parquet"})
  void a_file_with_changed_bits_is_read_or_refused(String name) throws Exception {
    byte[] whole = Files.readAllBytes(BenchFilesTest.file(name));
    Random random = new Random(20261120);
    int refused = 0;
    for (int round = 0; round < 400; round++) {
      byte[] changed = whole.clone();
      int footer = footerLength(whole) + 8;
      // Half of them in the footer, where a bit means more.
      int from = round % 2 == 0 ? 0 : whole.length - footer;
      for (int flips = 0; flips < 3; flips++) {
        changed[from + random.nextInt(whole.length - from)] ^= (byte) (1 << random.nextInt(8));
      }
      Path file = Files.write(folder.resolve("changed"), changed);
      try {
        convert(file);
      } catch (RefusedFileException e) {
        assertTrue(e.problem().message().matches(MESSAGE), e.problem().message());
        refused++;
      }
    }
    assertTrue(refused > 100, refused + " refused");
    assertEquals(List.of(), converted().stream().filter(f -> f.endsWith("incomplete")).toList());
  }

  private HubFolders folders() {
    return HubFolders.of(Map.of("XDG_CACHE_HOME", folder.toString())::get, folder);
  }

  private void convert(Path file) throws RefusedFileException, InterruptedException {
    new CachedConversions(new Conversions(folders()), "1.0")
        .convert(
            new ParquetFile("x.parquet", file), Origin.local("x.parquet"), (done, total) -> {});
  }

  private List<String> converted() throws IOException {
    Path target = folder.resolve("huggingface/janus/converted/v1");
    if (!Files.exists(target)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(target)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".lock"))
          .sorted()
          .toList();
    }
  }
}
