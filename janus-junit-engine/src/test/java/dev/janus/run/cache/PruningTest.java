package dev.janus.run.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is removed from a cache, and when. */
class PruningTest {

  private static final Instant NOW = AnswerCacheTest.NOW;
  private static final Duration DAY = Duration.ofDays(1);
  private static final long PLENTY = 1 << 20;

  @TempDir Path folder;

  private AnswerCache cache() {
    return AnswerCache.at(folder);
  }

  /** Writes a segment of so many bytes with one entry, unchanged for so many days. */
  private void segment(String name, int bytes, int days) throws IOException {
    segment(name, "x".repeat(bytes - 1) + "\n", days);
  }

  private void segment(String name, String lines, int days) throws IOException {
    Path file = folder.resolve("v1").resolve(name + ".jsonl");
    Files.createDirectories(file.getParent());
    Files.writeString(file, lines);
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(days))));
  }

  private List<String> left() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("v1"))) {
      return all.filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString().replace(".jsonl", ""))
          .sorted()
          .toList();
    }
  }

  private void mark(Instant last) throws IOException {
    Path mark = folder.resolve("pruned");
    if (!Files.exists(mark)) {
      Files.createFile(mark);
    }
    Files.setLastModifiedTime(mark, FileTime.from(last));
  }

  private Instant marked() throws IOException {
    return Files.getLastModifiedTime(folder.resolve("pruned")).toInstant();
  }

  @Test
  void what_was_not_used_for_longer_than_allowed_goes() throws IOException {
    segment("aa-8-days", 100, 8);
    segment("aa-7-days", 20, 7);
    segment("bb-6-days", 3, 6);
    assertEquals(new Pruned(1, 100, 2, 23), cache().prune(Duration.ofDays(7), PLENTY, NOW));
    assertEquals(List.of("aa-7-days", "bb-6-days"), left());
  }

  @Test
  void what_was_unused_longest_goes_until_the_rest_fits() throws IOException {
    segment("aa-new", 100, 1);
    segment("bb-old", 100, 3);
    segment("cc-older", 100, 4);
    segment("dd-middle", 100, 2);
    assertEquals(new Pruned(2, 200, 2, 200), cache().prune(Duration.ofDays(9), 200, NOW));
    assertEquals(List.of("aa-new", "dd-middle"), left());
    assertEquals(new Pruned(1, 100, 1, 100), cache().prune(Duration.ofDays(9), 199, NOW));
    assertEquals(List.of("aa-new"), left());
  }

  @Test
  void a_limit_of_nothing_leaves_nothing() throws IOException {
    segment("aa", 1, 0);
    segment("bb", 1, 0);
    assertEquals(new Pruned(2, 2, 0, 0), cache().prune(DAY, 0, NOW));
    assertEquals(List.of(), left());
  }

  @Test
  void age_and_size_add_up() throws IOException {
    segment("aa", 100, 9);
    segment("bb", 100, 2);
    segment("cc", 100, 1);
    assertEquals(new Pruned(2, 200, 1, 100), cache().prune(Duration.ofDays(7), 150, NOW));
    assertEquals(List.of("cc"), left());
  }

  @Test
  void of_the_same_age_the_first_name_goes_first() throws IOException {
    segment("bb", 100, 2);
    segment("aa", 100, 2);
    assertEquals(new Pruned(1, 100, 1, 100), cache().prune(Duration.ofDays(9), 100, NOW));
    assertEquals(List.of("bb"), left());
  }

  @Test
  void what_is_told_counts_lines() throws IOException {
    segment("aa", "one\ntwo\nthr", 9);
    segment("bb", "", 9);
    segment("cc", "\n\n\n", 1);
    assertEquals(new Pruned(2, 11, 3, 3), cache().prune(Duration.ofDays(7), PLENTY, NOW));
    assertEquals(List.of("cc"), left());
  }

  @Test
  void what_this_cache_wrote_stays_and_counts() throws IOException {
    segment("aa", 100, 1);
    try (AnswerCache cache = new AnswerCache(folder, 1, SegmentOutput::open)) {
      cache.put(AnswerCacheTest.URL, AnswerCacheTest.response("k1"));
      cache.put(AnswerCacheTest.URL, AnswerCacheTest.response("k2"));
      long bytes = 2 * 188;
      assertEquals(new Pruned(1, 100, 2, bytes), cache.prune(DAY, bytes + 99, NOW));
      assertEquals(new Pruned(0, 0, 2, bytes), cache.prune(DAY, 0, Instant.MAX));
    }
    assertEquals(2, left().size());
    assertEquals(2, cache().prune(DAY, 0, NOW).entries());
  }

  @Test
  void what_another_process_holds_stays_and_the_next_goes() throws IOException {
    segment("aa", 10, 9);
    segment("bb", 200, 8);
    segment("cc", 3000, 7);
    Pruning.Removal removal =
        file -> {
          if (file.endsWith("aa.jsonl")) {
            throw new FileSystemException(file.toString());
          }
          Files.delete(file);
        };
    Pruning pruning = new Pruning(folder.resolve("v1"), Instant.MIN, 3010, Set.of(), removal);
    assertEquals(new Pruned(1, 200, 2, 3010), pruning.run());
    assertEquals(List.of("aa", "cc"), left());
  }

  @Test
  void what_vanishes_meanwhile_is_no_error() throws IOException {
    segment("aa", 10, 9);
    segment("bb", 200, 8);
    Pruning.Removal removal =
        file -> {
          Files.delete(file);
          throw new NoSuchFileException(file.toString());
        };
    Pruning pruning = new Pruning(folder.resolve("v1"), NOW, 3010, Set.of(), removal);
    assertEquals(new Pruned(2, 210, 0, 0), pruning.run());
  }

  @Test
  void what_cannot_be_removed_is_told() throws IOException {
    segment("aa", 10, 9);
    Path entries = folder.resolve("v1");
    entries.toFile().setWritable(false);
    try {
      assumeFalse(Files.isWritable(entries), "SKIPPED: this user may write anywhere");
      assertThrows(IOException.class, () -> cache().prune(DAY, 0, NOW));
    } finally {
      entries.toFile().setWritable(true);
    }
  }

  @Test
  void entries_of_the_future_stay() throws IOException {
    segment("aa", 10, -400);
    assertEquals(new Pruned(0, 0, 1, 10), cache().prune(DAY, PLENTY, NOW));
  }

  @Test
  void nothing_beside_the_entries_is_touched() throws IOException {
    segment("aa", 10, 9);
    Path other = Files.writeString(folder.resolve("notes.txt"), "mine");
    Files.setLastModifiedTime(other, FileTime.from(Instant.EPOCH));
    Path inside = Files.writeString(folder.resolve("v1").resolve("notes.txt"), "mine");
    Files.createDirectory(folder.resolve("v1").resolve("folder.jsonl"));
    cache().prune(DAY, 0, NOW);
    assertEquals("mine", Files.readString(other));
    assertEquals("mine", Files.readString(inside));
    assertTrue(Files.isDirectory(folder.resolve("v1").resolve("folder.jsonl")));
  }

  @Test
  void a_cache_that_is_not_there_is_not_made_by_pruning() throws IOException {
    AnswerCache none = AnswerCache.at(folder.resolve("none"));
    assertEquals(new Pruned(0, 0, 0, 0), none.prune(DAY, 0, NOW));
    assertEquals(Optional.empty(), none.pruneDaily(DAY, 0, NOW));
    assertFalse(Files.exists(folder.resolve("none")));
  }

  @Test
  void the_first_daily_pruning_prunes_and_is_dated_by_the_clock_given() throws IOException {
    segment("aa", 10, 9);
    assertEquals(Optional.of(new Pruned(1, 10, 0, 0)), cache().pruneDaily(DAY, PLENTY, NOW));
    assertEquals(NOW, marked());
  }

  @Test
  void within_a_day_it_is_not_done_again() throws IOException {
    segment("aa", 10, 9);
    mark(NOW.minus(DAY).plusSeconds(1));
    assertEquals(Optional.empty(), cache().pruneDaily(DAY, 0, NOW));
    assertEquals(List.of("aa"), left());
    assertEquals(NOW.minus(DAY).plusSeconds(1), marked());
  }

  @Test
  void after_a_day_it_is() throws IOException {
    segment("aa", 10, 9);
    mark(NOW.minus(DAY));
    assertEquals(Optional.of(new Pruned(1, 10, 0, 0)), cache().pruneDaily(DAY, 0, NOW));
    assertEquals(NOW, marked());
    assertEquals(Optional.empty(), cache().pruneDaily(DAY, 0, NOW));
  }

  @Test
  void a_clock_that_goes_back_holds_it_up_for_a_day_at_most() throws IOException {
    segment("aa", 10, 9);
    mark(NOW.plus(DAY).minusSeconds(1));
    assertEquals(Optional.empty(), cache().pruneDaily(DAY, 0, NOW));
    mark(NOW.plus(Duration.ofDays(3000)));
    assertEquals(Optional.of(new Pruned(1, 10, 0, 0)), cache().pruneDaily(DAY, 0, NOW));
    assertEquals(NOW, marked());
  }
}
