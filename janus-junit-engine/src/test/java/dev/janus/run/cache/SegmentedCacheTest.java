package dev.janus.run.cache;

import static dev.janus.run.cache.AnswerCacheTest.NOW;
import static dev.janus.run.cache.AnswerCacheTest.URL;
import static dev.janus.run.cache.AnswerCacheTest.response;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.chat.Usage;
import dev.janus.generate.Response;
import dev.janus.run.Checksum;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which entries of which segments a cache finds, and where it puts them. */
@Timeout(60)
class SegmentedCacheTest {

  /** How many bytes the line of a response has whose key has two letters. */
  private static final long LINE = 188;

  private final List<AnswerCache> opened = new ArrayList<>();

  @TempDir Path folder;

  @AfterEach
  void close() throws IOException {
    for (AnswerCache cache : opened) {
      cache.close();
    }
  }

  private AnswerCache cache() {
    return cache(1 << 20);
  }

  private AnswerCache cache(long segmentBytes) {
    AnswerCache cache = new AnswerCache(folder, segmentBytes, SegmentOutput::open);
    opened.add(cache);
    return cache;
  }

  private static Response saying(String text) {
    return new Response("k", 1, text, Usage.NONE, "stop", 250, 2, "fp");
  }

  private static String found(AnswerCache cache, String key) {
    return cache.response(URL, key, 1).map(Response::text).orElse("nothing");
  }

  private Set<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("v1"))) {
      return new HashSet<>(files.toList());
    }
  }

  /** Puts into a segment of its own, which is then that old. */
  private Path put(Response response, Duration age) throws IOException {
    try (AnswerCache other = cache()) {
      return put(other, response, age);
    }
  }

  /** Puts into a new segment, which is then that old. */
  private Path put(AnswerCache cache, Response response, Duration age) throws IOException {
    Set<Path> before = Files.exists(folder.resolve("v1")) ? segments() : Set.of();
    cache.put(URL, response);
    Set<Path> after = segments();
    after.removeAll(before);
    Path segment = after.iterator().next();
    Files.setLastModifiedTime(segment, FileTime.from(NOW.minus(age)));
    return segment;
  }

  private static void append(Path segment, String text) throws IOException {
    Files.writeString(segment, text, StandardOpenOption.APPEND);
  }

  @Test
  void what_another_puts_is_found_until_the_first_answer_is_looked_for() throws IOException {
    AnswerCache first = cache();
    AnswerCache second = cache();
    first.put(URL, response("k1"));
    assertEquals("Text of k1", found(second, "k1"));
    first.put(URL, response("k2"));
    assertEquals("nothing", found(second, "k2"));
    assertEquals("Text of k2", found(first, "k2"));
    assertEquals("Text of k2", found(cache(), "k2"));
    second.put(URL, response("k2"));
    assertEquals("Text of k2", found(second, "k2"));
    assertEquals(2, segments().size());
  }

  @Test
  void the_segment_that_was_modified_last_has_the_answer() throws IOException {
    put(saying("older"), Duration.ofDays(2));
    put(saying("newest"), Duration.ZERO);
    put(saying("oldest"), Duration.ofDays(3));
    assertEquals("newest", found(cache(), "k"));
  }

  @Test
  void what_was_put_before_the_first_look_stays_the_answer() throws IOException {
    put(saying("other"), Duration.ZERO);
    AnswerCache cache = cache();
    put(cache, saying("own"), Duration.ofDays(1));
    assertEquals("own", found(cache, "k"));
    assertEquals("other", found(cache(), "k"));
  }

  /** Returns a line without its end, with the checksum that belongs to it. */
  private static String resummed(String line) {
    int json = line.indexOf(' ') + 1;
    String bare = line.substring(json).stripTrailing().replaceFirst(",\"sum\":\"\\w+\"}$", "}");
    return line.substring(0, json)
        + new String(Checksum.add(bare.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  @Test
  void a_last_line_without_an_end_is_no_entry() throws IOException {
    Path segment = put(saying("whole"), Duration.ZERO);
    String line = Files.readString(segment);
    append(segment, resummed(line.replace("whole", "later")));
    assertEquals("whole", found(cache(), "k"));
    append(segment, "\n");
    assertEquals("later", found(cache(), "k"));
  }

  @Test
  void garbage_between_entries_is_none() throws IOException {
    Path segment = put(response("k1"), Duration.ZERO);
    String line = Files.readString(segment);
    String longGarbage = "x".repeat(600_000);
    append(
        segment,
        "\n\n{}\nno entry\n"
            + ("A" + line.substring(1))
            + (line.substring(0, 63) + "g" + line.substring(64))
            + (line.substring(0, 64) + "\t" + line.substring(65))
            + longGarbage
            + "\n\u0000\n"
            + line.substring(1));
    String second = Files.readString(put(response("k2"), Duration.ZERO));
    append(segment, second);
    Files.delete(
        segments().stream().filter(file -> !file.equals(segment)).findFirst().orElseThrow());
    assertEquals("Text of k1", found(cache(), "k1"));
    assertEquals("Text of k2", found(cache(), "k2"));
  }

  @Test
  void a_name_that_only_starts_alike_is_another() throws IOException {
    Path segment = put(response("k"), Duration.ZERO);
    String line = Files.readString(segment);
    String other = line.charAt(63) == '0' ? "1" : "0";
    Files.writeString(segment, line.substring(0, 63) + other + line.substring(64));
    assertEquals("nothing", found(cache(), "k"));
  }

  @Test
  void files_and_folders_that_are_no_segments_are_left_out() throws IOException {
    Path segment = put(response("k"), Duration.ZERO);
    Files.writeString(folder.resolve("v1/empty.jsonl"), "");
    Files.write(folder.resolve("v1/garbage.jsonl"), new byte[] {0, -1, '\n', -2, 10, 10, 0});
    Files.createDirectory(folder.resolve("v1/folder.jsonl"));
    Files.createDirectory(folder.resolve("v1/ab"));
    Files.writeString(folder.resolve("v1/ab/inside.jsonl"), Files.readString(segment));
    Files.copy(segment, folder.resolve("v1/other.txt"));
    assertEquals("Text of k", found(cache(), "k"));
    Files.delete(segment);
    assertEquals("nothing", found(cache(), "k"));
  }

  @Test
  void an_entry_of_a_segment_that_vanished_is_none_and_can_be_put_again() throws IOException {
    Path segment = put(response("k"), Duration.ZERO);
    AnswerCache cache = cache();
    assertEquals("Text of k", found(cache, "k"));
    Files.delete(segment);
    assertEquals("nothing", found(cache, "k"));
    cache.renewResponse(URL, "k", Instant.MAX);
    assertEquals(Set.of(), segments());
    cache.put(URL, response("k"));
    assertEquals("Text of k", found(cache, "k"));
  }

  @Test
  void a_thread_that_is_interrupted_at_the_first_look_leaves_the_cache_to_the_others()
      throws IOException {
    put(saying("older"), Duration.ofDays(2));
    put(saying("newest"), Duration.ZERO);
    AnswerCache cache = cache();
    cache.put(URL, response("own"));
    Thread.currentThread().interrupt();
    assertEquals("nothing", found(cache, "k"));
    assertTrue(Thread.interrupted());
    cache.put(URL, response("later"));
    assertEquals("newest", found(cache, "k"));
    assertEquals("Text of own", found(cache, "own"));
    assertEquals("Text of later", found(cache, "later"));
  }

  @Test
  void a_segment_beyond_the_bound_is_followed_by_another() throws IOException {
    AnswerCache cache = cache(2 * LINE);
    for (int i = 1; i <= 3; i++) {
      cache.put(URL, response("k" + i));
    }
    assertEquals(1, segments().size());
    for (int i = 4; i <= 7; i++) {
      cache.put(URL, response("k" + i));
    }
    assertEquals(3, segments().size());
    AnswerCache later = cache();
    for (int i = 1; i <= 7; i++) {
      assertEquals("Text of k" + i, found(cache, "k" + i));
      assertEquals("Text of k" + i, found(later, "k" + i));
    }
  }

  @Test
  void long_entries_come_back_whole() throws IOException {
    AnswerCache cache = cache();
    for (int length : new int[] {3900, 4000, 4096, 8192, 262_144, 700_000}) {
      cache.put(URL, saying("x".repeat(length)));
      assertEquals(length, found(cache, "k").length());
      assertEquals(length, found(cache(), "k").length());
    }
  }

  @Test
  void what_lies_in_an_old_segment_is_copied_once_when_it_is_renewed() throws IOException {
    Path old = put(response("k"), Duration.ofDays(9));
    AnswerCache cache = cache();
    cache.renewResponse(URL, "k", NOW.minus(Duration.ofDays(9)));
    assertEquals(Set.of(old), segments());
    cache.renewResponse(URL, "k", NOW.minus(Duration.ofDays(9)).plusMillis(1));
    cache.renewResponse(URL, "k", NOW);
    Set<Path> own = segments();
    own.remove(old);
    assertEquals(Files.readString(old), Files.readString(own.iterator().next()));
    assertEquals(1, own.size());
    Files.delete(old);
    assertEquals("Text of k", found(cache, "k"));
  }

  @Test
  void what_was_put_here_is_never_renewed() throws IOException {
    AnswerCache cache = cache();
    cache.put(URL, response("k1"));
    cache.renewResponse(URL, "k1", Instant.MAX);
    cache.renewJudgement(URL, "k1", Instant.MAX);
    assertEquals(LINE, Files.size(segments().iterator().next()));
  }

  @Test
  void after_it_is_closed_nothing_can_be_put_and_all_is_found() throws IOException {
    AnswerCache cache = cache();
    cache.put(URL, response("k"));
    cache.close();
    cache.close();
    IOException refused = assertThrows(IOException.class, () -> cache.put(URL, response("l")));
    assertEquals("the cache is closed", refused.getMessage());
    assertEquals("Text of k", found(cache, "k"));
  }

  @Test
  void one_that_nothing_is_put_into_makes_no_file() throws IOException {
    assertEquals("nothing", found(cache(), "k"));
    cache().close();
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(Optional.empty(), files.findAny());
    }
  }
}
