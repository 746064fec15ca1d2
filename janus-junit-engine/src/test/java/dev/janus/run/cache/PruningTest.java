package dev.janus.run.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  /** Writes an entry of so many bytes, unused for so many days. */
  private void entry(String name, int bytes, int days) throws IOException {
    Path file = folder.resolve("v1").resolve(name.substring(0, 2)).resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[bytes]);
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(days))));
  }

  private List<String> left() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("v1"))) {
      return all.filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
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
    entry("aa-8-days", 100, 8);
    entry("aa-7-days", 20, 7);
    entry("bb-6-days", 3, 6);
    assertEquals(new Pruned(1, 100, 2, 23), cache().prune(Duration.ofDays(7), PLENTY, NOW));
    assertEquals(List.of("aa-7-days", "bb-6-days"), left());
  }

  @Test
  void what_was_unused_longest_goes_until_the_rest_fits() throws IOException {
    entry("aa-new", 100, 1);
    entry("bb-old", 100, 3);
    entry("cc-older", 100, 4);
    entry("dd-middle", 100, 2);
    assertEquals(new Pruned(2, 200, 2, 200), cache().prune(Duration.ofDays(9), 200, NOW));
    assertEquals(List.of("aa-new", "dd-middle"), left());
    assertEquals(new Pruned(1, 100, 1, 100), cache().prune(Duration.ofDays(9), 199, NOW));
    assertEquals(List.of("aa-new"), left());
  }

  @Test
  void a_limit_of_nothing_leaves_nothing() throws IOException {
    entry("aa", 1, 0);
    entry("bb", 1, 0);
    assertEquals(new Pruned(2, 2, 0, 0), cache().prune(DAY, 0, NOW));
    assertEquals(List.of(), left());
  }

  @Test
  void age_and_size_add_up() throws IOException {
    entry("aa", 100, 9);
    entry("bb", 100, 2);
    entry("cc", 100, 1);
    assertEquals(new Pruned(2, 200, 1, 100), cache().prune(Duration.ofDays(7), 150, NOW));
    assertEquals(List.of("cc"), left());
  }

  @Test
  void what_a_killed_process_left_unfinished_goes_too() throws IOException {
    entry("aa.json.0000.part", 50, 9);
    assertEquals(new Pruned(1, 50, 0, 0), cache().prune(Duration.ofDays(7), PLENTY, NOW));
  }

  @Test
  void entries_of_the_future_stay() throws IOException {
    entry("aa", 10, -400);
    assertEquals(new Pruned(0, 0, 1, 10), cache().prune(DAY, PLENTY, NOW));
  }

  @Test
  void nothing_beside_the_entries_is_touched() throws IOException {
    entry("aa", 10, 9);
    Path other = Files.writeString(folder.resolve("notes.txt"), "mine");
    Files.setLastModifiedTime(other, FileTime.from(Instant.EPOCH));
    cache().prune(DAY, 0, NOW);
    assertEquals("mine", Files.readString(other));
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
    entry("aa", 10, 9);
    assertEquals(Optional.of(new Pruned(1, 10, 0, 0)), cache().pruneDaily(DAY, PLENTY, NOW));
    assertEquals(NOW, marked());
  }

  @Test
  void within_a_day_it_is_not_done_again() throws IOException {
    entry("aa", 10, 9);
    mark(NOW.minus(DAY).plusSeconds(1));
    assertEquals(Optional.empty(), cache().pruneDaily(DAY, 0, NOW));
    assertEquals(List.of("aa"), left());
    assertEquals(NOW.minus(DAY).plusSeconds(1), marked());
  }

  @Test
  void after_a_day_it_is() throws IOException {
    entry("aa", 10, 9);
    mark(NOW.minus(DAY));
    assertEquals(Optional.of(new Pruned(1, 10, 0, 0)), cache().pruneDaily(DAY, 0, NOW));
    assertEquals(NOW, marked());
    assertEquals(Optional.empty(), cache().pruneDaily(DAY, 0, NOW));
  }

  @Test
  void a_clock_that_goes_back_holds_it_up_for_a_day_at_most() throws IOException {
    entry("aa", 10, 9);
    mark(NOW.plus(DAY).minusSeconds(1));
    assertEquals(Optional.empty(), cache().pruneDaily(DAY, 0, NOW));
    mark(NOW.plus(Duration.ofDays(3000)));
    assertEquals(Optional.of(new Pruned(1, 10, 0, 0)), cache().pruneDaily(DAY, 0, NOW));
    assertEquals(NOW, marked());
  }
}
