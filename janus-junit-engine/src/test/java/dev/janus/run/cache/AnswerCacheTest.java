package dev.janus.run.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.Usage;
import dev.janus.generate.Response;
import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import dev.janus.judge.Unscored;
import dev.janus.judge.UnscoredReason;
import dev.janus.judge.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cache of answers gives back, and what it does not. */
@Timeout(60)
class AnswerCacheTest {

  static final String URL = "http://localhost:1/v1";
  static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @TempDir Path temporary;

  private AnswerCache cache() {
    return AnswerCache.at(temporary.resolve("verdicts"));
  }

  static Judgement judgement(String key, Verdict verdict) {
    return new Judgement(key, 2, verdict, "raw " + key, new Usage(20, 4), 300, 3, "fp");
  }

  static Response response(String key) {
    return new Response(key, 1, "Text of " + key, new Usage(10, 2), "stop", 250, 2, "fp");
  }

  /** Returns all files below the cache. */
  private List<Path> files() throws IOException {
    if (!Files.exists(cache().folder())) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(cache().folder())) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private Path onlyFile() throws IOException {
    List<Path> files = files();
    assertEquals(1, files.size(), files.toString());
    return files.get(0);
  }

  @Test
  void a_verdict_comes_back_as_one_that_was_not_asked_for() throws IOException {
    cache().put(URL, judgement("k", new Scored(4, "Fine.")));
    assertEquals(
        Optional.of(new Judgement("k", 2, new Scored(4, "Fine."), "raw k", Usage.NONE, 0, 0, "fp")),
        cache().judgement(URL, "k", 2, NOW));
  }

  @Test
  void a_response_comes_back_as_one_that_was_not_asked_for() throws IOException {
    cache().put(URL, response("k"));
    assertEquals(
        Optional.of(new Response("k", 1, "Text of k", Usage.NONE, "stop", 0, 0, "fp")),
        cache().response(URL, "k", 1, NOW));
  }

  @Test
  void any_text_comes_back_unchanged_and_a_fingerprint_may_be_missing() throws IOException {
    String odd = "\u00e4\ud83d\ude00\r\n\t\"\\\u0000\u2028";
    Judgement put = new Judgement("k", 1, new Scored(1, odd), odd, Usage.NONE, 0, 0, null);
    cache().put(URL, put);
    assertEquals(Optional.of(put), cache().judgement(URL, "k", 1, NOW));
  }

  @ParameterizedTest
  @EnumSource(UnscoredReason.class)
  void a_verdict_without_a_score_is_never_kept(UnscoredReason reason) throws IOException {
    cache().put(URL, judgement("k", new Unscored(reason, "because")));
    assertEquals(List.of(), files());
  }

  @Test
  void only_the_same_server_role_and_key_find_it() throws IOException {
    cache().put(URL, judgement("k", new Scored(4, "")));
    cache().put(URL, response("r"));
    assertEquals(Optional.empty(), cache().judgement("http://localhost:2/v1", "k", 2, NOW));
    assertEquals(Optional.empty(), cache().judgement(URL, "k-2", 2, NOW));
    assertEquals(Optional.empty(), cache().judgement(URL, "r", 2, NOW));
    assertEquals(Optional.empty(), cache().response(URL, "k", 1, NOW));
    assertEquals(Optional.empty(), cache().response("http://localhost:2/v1", "r", 1, NOW));
  }

  @Test
  void a_judge_that_is_the_generator_of_another_run_keeps_both_answers_apart() throws IOException {
    cache().put(URL, judgement("k", new Scored(4, "")));
    cache().put(URL, response("k"));
    assertEquals(2, files().size());
    assertEquals("raw k", cache().judgement(URL, "k", 1, NOW).orElseThrow().raw());
    assertEquals("Text of k", cache().response(URL, "k", 0, NOW).orElseThrow().text());
  }

  @Test
  void the_later_answer_stays() throws IOException {
    cache().put(URL, judgement("k", new Scored(4, "")));
    cache().put(URL, judgement("k", new Scored(2, "")));
    assertEquals(new Scored(2, ""), cache().judgement(URL, "k", 1, NOW).orElseThrow().verdict());
    onlyFile();
  }

  @Test
  void an_entry_lies_below_its_version_and_the_first_two_digits_of_its_name() throws IOException {
    cache().put(URL, response("k"));
    Path file = cache().folder().relativize(onlyFile());
    String name = file.getFileName().toString();
    assertEquals(64 + ".json".length(), name.length());
    assertEquals(Path.of("v1", name.substring(0, 2), name), file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "not JSON",
        "{\"key\":\"k\"}",
        "{\"key\":\"other\",\"score\":4,\"feedback\":\"\",\"raw\":\"\"}",
        "{\"score\":4,\"feedback\":\"\",\"raw\":\"\"}",
        "{\"key\":\"k\",\"score\":\"4\",\"raw\":\"\"}",
        "{\"key\":\"k\",\"score\":4.5,\"raw\":\"\"}",
        "{\"key\":\"k\",\"score\":0,\"raw\":\"\"}",
        "{\"key\":\"k\",\"score\":6,\"raw\":\"\"}",
        "{\"key\":\"k\",\"score\":4}",
        "{\"key\":\"k\",\"score\":4,\"raw\":7}",
      })
  void an_entry_that_says_no_verdict_is_none(String text) throws IOException {
    cache().put(URL, judgement("k", new Scored(4, "")));
    Files.writeString(onlyFile(), text);
    assertEquals(Optional.empty(), cache().judgement(URL, "k", 1, NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"key\":\"k\"}",
        "{\"key\":\"k\",\"text\":\"\"}",
        "{\"key\":\"k\",\"text\":\" \\n\"}",
        "{\"key\":\"other\",\"text\":\"Hi\"}",
        "{\"text\":\"Hi\"}",
      })
  void an_entry_that_says_no_response_is_none(String text) throws IOException {
    cache().put(URL, response("k"));
    Files.writeString(onlyFile(), text);
    assertEquals(Optional.empty(), cache().response(URL, "k", 0, NOW));
  }

  @Test
  void an_entry_is_none_wherever_it_was_cut_off() throws IOException {
    cache().put(URL, judgement("k", new Scored(4, "\u00e4")));
    byte[] whole = Files.readAllBytes(onlyFile());
    for (int length = 0; length < whole.length; length++) {
      byte[] start = new byte[length];
      System.arraycopy(whole, 0, start, 0, length);
      Files.write(onlyFile(), start);
      assertEquals(Optional.empty(), cache().judgement(URL, "k", 1, NOW), "at " + length);
    }
    cache().put(URL, judgement("k", new Scored(4, "\u00e4")));
    assertEquals(4, ((Scored) cache().judgement(URL, "k", 1, NOW).orElseThrow().verdict()).score());
  }

  @Test
  void bytes_that_are_no_text_are_no_entry() throws IOException {
    cache().put(URL, response("k"));
    Files.write(onlyFile(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertEquals(Optional.empty(), cache().response(URL, "k", 0, NOW));
  }

  @Test
  void a_folder_in_the_place_of_an_entry_is_no_entry_and_a_file_in_that_of_the_cache_is_told()
      throws IOException {
    cache().put(URL, response("k"));
    Path file = onlyFile();
    Files.delete(file);
    Files.createDirectory(file);
    assertEquals(Optional.empty(), cache().response(URL, "k", 0, NOW));

    Path inTheWay = Files.writeString(temporary.resolve("file"), "");
    AnswerCache nowhere = AnswerCache.at(inTheWay);
    assertThrows(IOException.class, () -> nowhere.put(URL, response("k")));
    assertEquals(Optional.empty(), nowhere.response(URL, "k", 0, NOW));
    assertEquals(new Pruned(0, 0, 0, 0), nowhere.prune(Duration.ofDays(1), 0, NOW));
  }

  @Test
  void what_cannot_be_put_in_place_leaves_nothing_behind() throws IOException {
    cache().put(URL, response("k"));
    Path file = onlyFile();
    Files.delete(file);
    Files.createDirectory(file);
    Files.writeString(file.resolve("full"), "");
    assertThrows(IOException.class, () -> cache().put(URL, response("k")));
    assertEquals(List.of(file.resolve("full")), files());
  }

  @Test
  void a_use_is_noticed_twelve_hours_after_the_last_one() throws IOException {
    cache().put(URL, response("k"));
    Path file = onlyFile();
    Instant used = NOW.minus(Duration.ofHours(12));
    Files.setLastModifiedTime(file, FileTime.from(used));
    cache().response(URL, "k", 0, NOW);
    assertEquals(used, Files.getLastModifiedTime(file).toInstant());
    cache().response(URL, "k", 0, NOW.plusSeconds(1));
    assertEquals(NOW.plusSeconds(1), Files.getLastModifiedTime(file).toInstant());
  }

  @Test
  void a_clock_that_went_back_makes_no_entry_older() throws IOException {
    cache().put(URL, response("k"));
    Files.setLastModifiedTime(onlyFile(), FileTime.from(NOW));
    cache().response(URL, "k", 0, NOW.minus(Duration.ofDays(9)));
    assertEquals(NOW, Files.getLastModifiedTime(onlyFile()).toInstant());
  }

  @Test
  void many_that_read_and_write_one_folder_at_once_see_whole_entries_only() throws Exception {
    int threads = 8;
    CountDownLatch start = new CountDownLatch(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Integer>> found = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        AnswerCache own = cache();
        Callable<Integer> work =
            () -> {
              start.countDown();
              start.await();
              int hits = 0;
              for (int i = 0; i < 50; i++) {
                String key = "k" + i % 5;
                own.put(URL, judgement(key, new Scored(4, "x".repeat(5000))));
                // Whoever wrote last, there is an entry from now on.
                hits += own.judgement(URL, key, 1, NOW).isPresent() ? 1 : 0;
              }
              return hits;
            };
        found.add(executor.submit(work));
      }
      for (Future<Integer> hits : found) {
        assertEquals(50, hits.get(30, TimeUnit.SECONDS));
      }
    } finally {
      executor.shutdownNow();
    }
    assertEquals(5, files().size());
    assertFalse(files().toString().contains(".part"));
  }

  @Test
  void two_processes_share_one_folder() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CacheFiller.class.getName(),
                cache().folder().toString())
            .redirectErrorStream(true)
            .redirectOutput(temporary.resolve("log").toFile())
            .start();
    for (int i = 0; i < CacheFiller.ENTRIES; i++) {
      cache().put(URL, response("k" + i));
    }
    assertEquals(0, other.waitFor(), () -> read(temporary.resolve("log")));
    assertEquals(CacheFiller.ENTRIES + CacheFiller.ENTRIES, files().size());
    for (int i = 0; i < CacheFiller.ENTRIES; i++) {
      assertEquals("Text of k" + i, cache().response(URL, "k" + i, 0, NOW).orElseThrow().text());
      assertEquals("raw k" + i, cache().judgement(URL, "k" + i, 1, NOW).orElseThrow().raw());
    }
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
