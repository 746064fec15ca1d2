package dev.janus.run.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.chat.Usage;
import dev.janus.digest.Sha256;
import dev.janus.generate.Response;
import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import dev.janus.judge.Unscored;
import dev.janus.judge.UnscoredReason;
import dev.janus.judge.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.AfterEach;
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

  private final List<AnswerCache> opened = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (AnswerCache cache : opened) {
      cache.close();
    }
  }

  /** Returns the cache as another process sees it. */
  private AnswerCache cache() {
    AnswerCache cache = AnswerCache.at(temporary.resolve("verdicts"));
    opened.add(cache);
    return cache;
  }

  /** Has the only entry say something else. */
  private void replaceJson(byte[] json) throws IOException {
    byte[] line = Files.readAllBytes(onlyFile());
    ByteArrayOutputStream other = new ByteArrayOutputStream();
    other.write(line, 0, EntryName.DIGITS + 1);
    other.writeBytes(json);
    other.write('\n');
    Files.write(onlyFile(), other.toByteArray());
  }

  private void replaceJson(String json) throws IOException {
    replaceJson(json.getBytes(StandardCharsets.UTF_8));
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
        cache().judgement(URL, "k", 2));
  }

  @Test
  void a_response_comes_back_as_one_that_was_not_asked_for() throws IOException {
    cache().put(URL, response("k"));
    assertEquals(
        Optional.of(new Response("k", 1, "Text of k", Usage.NONE, "stop", 0, 0, "fp")),
        cache().response(URL, "k", 1));
  }

  @Test
  void any_text_comes_back_unchanged_and_a_fingerprint_may_be_missing() throws IOException {
    String odd = "\u00e4\ud83d\ude00\r\n\t\"\\\u0000\u2028";
    Judgement put = new Judgement("k", 1, new Scored(1, odd), odd, Usage.NONE, 0, 0, null);
    cache().put(URL, put);
    assertEquals(Optional.of(put), cache().judgement(URL, "k", 1));
  }

  @Test
  void half_a_surrogate_pair_comes_back_unchanged() throws IOException {
    String half = "\ud83d \u00e4 \ude00";
    Judgement put = new Judgement("k", 1, new Scored(1, half), half, Usage.NONE, 0, 0, null);
    cache().put(URL, put);
    assertEquals(Optional.of(put), cache().judgement(URL, "k", 1));
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
    assertEquals(Optional.empty(), cache().judgement("http://localhost:2/v1", "k", 2));
    assertEquals(Optional.empty(), cache().judgement(URL, "k-2", 2));
    assertEquals(Optional.empty(), cache().judgement(URL, "r", 2));
    assertEquals(Optional.empty(), cache().response(URL, "k", 1));
    assertEquals(Optional.empty(), cache().response("http://localhost:2/v1", "r", 1));
  }

  @Test
  void a_judge_that_is_the_generator_of_another_run_keeps_both_answers_apart() throws IOException {
    AnswerCache cache = cache();
    cache.put(URL, judgement("k", new Scored(4, "")));
    cache.put(URL, response("k"));
    assertEquals(2, Files.readAllLines(onlyFile()).size());
    assertEquals("raw k", cache().judgement(URL, "k", 1).orElseThrow().raw());
    assertEquals("Text of k", cache().response(URL, "k", 0).orElseThrow().text());
  }

  @Test
  void the_later_answer_stays() throws IOException {
    AnswerCache cache = cache();
    cache.put(URL, judgement("k", new Scored(4, "")));
    cache.put(URL, judgement("k", new Scored(2, "")));
    assertEquals(new Scored(2, ""), cache.judgement(URL, "k", 1).orElseThrow().verdict());
    assertEquals(new Scored(2, ""), cache().judgement(URL, "k", 1).orElseThrow().verdict());
    onlyFile();
  }

  @Test
  void an_entry_is_a_line_of_a_segment_that_lies_below_the_version() throws IOException {
    cache().put(URL, response("k"));
    Path file = cache().folder().relativize(onlyFile());
    assertTrue(file.toString().matches("v1.[0-9a-f-]{36}\\.jsonl"), file.toString());
    assertEquals(
        Sha256.of("generator", URL, "k")
            + " {\"key\":\"k\",\"usage\":{\"input\":10,\"output\":2},\"text\":\"Text of k\","
            + "\"finishReason\":\"stop\",\"fingerprint\":\"fp\"}\n",
        Files.readString(onlyFile()).replaceFirst(",\"sum\":\"[0-9a-f]{8}\"}\n$", "}\n"));
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
        "{\"key\":\"k\",\"score\":4,\"feedback\":\"\",\"raw\":\"\"} more",
      })
  void an_entry_that_says_no_verdict_is_none(String text) throws IOException {
    cache().put(URL, judgement("k", new Scored(4, "")));
    replaceJson(text);
    assertEquals(Optional.empty(), cache().judgement(URL, "k", 1));
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
    replaceJson(text);
    assertEquals(Optional.empty(), cache().response(URL, "k", 0));
  }

  @Test
  void an_entry_is_none_wherever_it_was_cut_off() throws IOException {
    cache().put(URL, judgement("k", new Scored(4, "\u00e4")));
    byte[] whole = Files.readAllBytes(onlyFile());
    for (int length = 0; length < whole.length; length++) {
      byte[] start = new byte[length];
      System.arraycopy(whole, 0, start, 0, length);
      Files.write(onlyFile(), start);
      assertEquals(Optional.empty(), cache().judgement(URL, "k", 1), "at " + length);
    }
    Files.write(onlyFile(), whole);
    assertEquals(4, ((Scored) cache().judgement(URL, "k", 1).orElseThrow().verdict()).score());
  }

  @Test
  void bytes_that_are_no_text_are_no_entry() throws IOException {
    cache().put(URL, response("k"));
    replaceJson(new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertEquals(Optional.empty(), cache().response(URL, "k", 0));
  }

  @Test
  void a_folder_in_the_place_of_a_segment_is_none_and_a_file_in_that_of_the_cache_is_told()
      throws IOException {
    cache().put(URL, response("k"));
    Path file = onlyFile();
    Files.delete(file);
    Files.createDirectory(file);
    assertEquals(Optional.empty(), cache().response(URL, "k", 0));

    Path inTheWay = Files.writeString(temporary.resolve("file"), "");
    AnswerCache nowhere = AnswerCache.at(inTheWay);
    assertThrows(IOException.class, () -> nowhere.put(URL, response("k")));
    assertEquals(Optional.empty(), nowhere.response(URL, "k", 0));
    assertEquals(new Pruned(0, 0, 0, 0), nowhere.prune(Duration.ofDays(1), 0, NOW));
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
                hits += own.judgement(URL, key, 1).isPresent() ? 1 : 0;
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
    assertEquals(threads, files().size());
    for (int i = 0; i < 5; i++) {
      assertTrue(cache().judgement(URL, "k" + i, 1).isPresent());
    }
  }

  @Test
  void what_many_threads_put_at_once_is_all_found() throws Exception {
    int threads = 8;
    int each = 200;
    AnswerCache cache = cache();
    CountDownLatch start = new CountDownLatch(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Integer>> put = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        String prefix = "t" + t + "-";
        Callable<Integer> work =
            () -> {
              start.countDown();
              start.await();
              for (int i = 0; i < each; i++) {
                cache.put(URL, response(prefix + i));
              }
              return each;
            };
        put.add(executor.submit(work));
      }
      for (Future<Integer> done : put) {
        assertEquals(each, done.get(30, TimeUnit.SECONDS));
      }
    } finally {
      executor.shutdownNow();
    }
    assertEquals(threads * each, Files.readAllLines(onlyFile()).size());
    AnswerCache later = cache();
    for (int t = 0; t < threads; t++) {
      for (int i = 0; i < each; i++) {
        String key = "t" + t + "-" + i;
        assertEquals("Text of " + key, cache.response(URL, key, 0).orElseThrow().text());
        assertEquals("Text of " + key, later.response(URL, key, 0).orElseThrow().text());
      }
    }
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
    AnswerCache own = cache();
    for (int i = 0; i < CacheFiller.ENTRIES; i++) {
      own.put(URL, response("k" + i));
    }
    assertEquals(0, other.waitFor(), () -> read(temporary.resolve("log")));
    assertEquals(2, files().size());
    AnswerCache both = cache();
    for (int i = 0; i < CacheFiller.ENTRIES; i++) {
      assertEquals("Text of k" + i, both.response(URL, "k" + i, 0).orElseThrow().text());
      assertEquals("raw k" + i, both.judgement(URL, "k" + i, 1).orElseThrow().raw());
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
