package dev.janus.chat.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.chat.Completion;
import dev.janus.chat.Usage;
import dev.janus.text.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store of completions keeps, and through what. */
class CompletionStoreTest {

  private static final Completion FULL =
      new Completion("a\n\"b\" \u00e9", "stop", new Usage(7, 3), "fp", Duration.ofMillis(12), 2);
  private static final Completion BARE = new Completion("", "", Usage.NONE, null, Duration.ZERO, 1);
  private static final StoredAnswer FAILED = new StoredAnswer.Failed("where: what\n  fix: do", 3);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void locate() {
    file = folder.resolve("completions.jsonl");
  }

  private CompletionStore open() throws IOException {
    return CompletionStore.open(folder, Secrets.NONE);
  }

  private static Optional<StoredAnswer> answered(Completion completion) {
    return Optional.of(new StoredAnswer.Answered(completion));
  }

  private void put(String name, Completion completion) throws IOException {
    try (var store = open()) {
      store.put(name, completion);
    }
  }

  @Test
  void everything_about_an_answer() throws Exception {
    put("a", FULL);
    put("b", BARE);
    try (var store = open()) {
      store.put("c", FAILED);
      assertEquals(answered(FULL), store.find("a"));
      assertEquals(answered(BARE), store.find("b"));
      assertEquals(Optional.of(FAILED), store.find("c"));
      assertEquals(Optional.empty(), store.find("d"));
      assertEquals(3, store.size());
    }
  }

  @Test
  void failures_through_a_restart() throws Exception {
    try (var store = open()) {
      store.put("c", FAILED);
    }
    try (var store = open()) {
      assertEquals(Optional.of(FAILED), store.find("c"));
    }
  }

  @Test
  void failures_until_they_are_forgotten() throws Exception {
    try (var store = open()) {
      store.put("a", FULL);
      store.put("c", FAILED);
      store.forgetFailures();
      assertEquals(Optional.empty(), store.find("c"));
      assertEquals(answered(FULL), store.find("a"));
    }
    try (var store = open()) {
      assertEquals(Optional.empty(), store.find("c"));
      assertEquals(1, store.size());
      store.put("c", BARE);
    }
    try (var store = open()) {
      assertEquals(answered(BARE), store.find("c"));
    }
  }

  @Test
  void no_line_about_forgetting_when_there_is_nothing_to_forget() throws Exception {
    put("a", FULL);
    long size = Files.size(file);
    try (var store = open()) {
      store.forgetFailures();
    }
    assertEquals(size, Files.size(file));
  }

  @Test
  void all_but_a_last_line_that_was_cut_off() throws Exception {
    put("a", FULL);
    long whole = Files.size(file);
    put("b", BARE);
    byte[] bytes = Files.readAllBytes(file);
    for (long end = whole; end < bytes.length; end++) {
      Files.write(file, java.util.Arrays.copyOf(bytes, (int) end));
      try (var store = open()) {
        assertEquals(1, store.size());
        assertEquals(answered(FULL), store.find("a"));
      }
      assertEquals(whole, Files.size(file));
    }
  }

  @Test
  void nothing_in_a_file_that_is_not_its_own() throws Exception {
    put("a", FULL);
    Files.writeString(file, "{\"text\":\"x\"}\n", StandardOpenOption.APPEND);
    assertEquals(
        file
            + """
            :2: not a line of stored completions
              found: 12 characters that are not
              fix: delete the line: its request is asked again, nothing else is""",
        assertThrows(IOException.class, this::open).getMessage());
  }

  @Test
  void texts_longer_than_a_buffer() throws Exception {
    Completion large = new Completion("xy".repeat(1 << 17), "", Usage.NONE, null, Duration.ZERO, 1);
    put("a", large);
    put("b", BARE);
    try (var store = open()) {
      assertEquals(answered(large), store.find("a"));
      assertEquals(answered(BARE), store.find("b"));
    }
  }

  @Test
  void what_is_written_by_a_thread_that_is_interrupted() throws Exception {
    try (var store = open()) {
      Thread.currentThread().interrupt();
      store.put("a", FULL);
      assertTrue(Thread.interrupted());
      assertEquals(answered(FULL), store.find("a"));
    }
  }

  @Test
  void what_many_threads_write() throws Exception {
    try (var store = open()) {
      IntStream.range(0, 200).parallel().forEach(i -> write(store, i));
    }
    try (var store = open()) {
      for (int i = 0; i < 200; i++) {
        assertEquals(answered(numbered(i)), store.find("n" + i));
      }
    }
  }

  private static void write(CompletionStore store, int number) {
    try {
      store.put("n" + number, numbered(number));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Completion numbered(int number) {
    return new Completion("text " + number, "stop", Usage.NONE, null, Duration.ZERO, 1);
  }
}
