package dev.janus.run.cache;

import static dev.janus.run.cache.AnswerCacheTest.URL;
import static dev.janus.run.cache.AnswerCacheTest.response;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of entries for which there is no room, and of what comes after them. */
@Timeout(60)
class FullDiskCacheTest {

  /** Segments on a disk that has room for so many bytes, and counts the open files. */
  private static final class Disk implements SegmentOutput.Opening {

    private int room = Integer.MAX_VALUE;
    private boolean isShortenable = true;
    private final List<Path> open = new ArrayList<>();

    @Override
    public SegmentOutput open(Path file) throws IOException {
      SegmentOutput output = SegmentOutput.open(file);
      open.add(file);
      return new SegmentOutput() {

        @Override
        public void write(byte[] bytes) throws IOException {
          int fits = Math.min(room, bytes.length);
          output.write(Arrays.copyOf(bytes, fits));
          room -= fits;
          if (fits < bytes.length) {
            throw new IOException("No space left");
          }
        }

        @Override
        public void truncate(long length) throws IOException {
          if (!isShortenable) {
            throw new IOException("Stuck");
          }
          output.truncate(length);
        }

        @Override
        public void close() throws IOException {
          open.remove(file);
          output.close();
        }
      };
    }
  }

  private final Disk disk = new Disk();
  @AutoClose private AnswerCache cache;

  @TempDir Path folder;

  @BeforeEach
  void openCache() {
    cache = new AnswerCache(folder, 1 << 20, disk);
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("v1"))) {
      return files.toList();
    }
  }

  private void refuse(String key) {
    disk.room = 30;
    IOException refused = assertThrows(IOException.class, () -> cache.put(URL, response(key)));
    assertEquals("No space left", refused.getMessage());
    disk.room = Integer.MAX_VALUE;
  }

  /** Asserts what the cache finds, and one that is opened later. */
  private void assertFound(boolean expected, String key) throws IOException {
    assertEquals(expected, cache.response(URL, key, 1).isPresent(), key);
    try (AnswerCache later = AnswerCache.at(folder)) {
      assertEquals(expected, later.response(URL, key, 1).isPresent(), key);
    }
  }

  @Test
  void half_a_line_is_taken_back() throws IOException {
    cache.put(URL, response("k1"));
    long length = Files.size(segments().get(0));
    refuse("k2");
    assertEquals(length, Files.size(segments().get(0)));
    cache.put(URL, response("k3"));
    assertEquals(1, segments().size());
    assertFound(true, "k1");
    assertFound(false, "k2");
    assertFound(true, "k3");
  }

  @Test
  void a_segment_of_which_half_a_line_stays_is_given_up() throws IOException {
    cache.put(URL, response("k1"));
    disk.isShortenable = false;
    refuse("k2");
    assertEquals(List.of(), disk.open);
    cache.put(URL, response("k3"));
    assertEquals(2, segments().size());
    assertFound(true, "k1");
    assertFound(false, "k2");
    assertFound(true, "k3");
  }

  @Test
  void why_half_a_line_stays_is_told_too() throws IOException {
    cache.put(URL, response("k1"));
    disk.isShortenable = false;
    disk.room = 0;
    IOException refused = assertThrows(IOException.class, () -> cache.put(URL, response("k2")));
    assertEquals("Stuck", refused.getSuppressed()[0].getMessage());
  }

  @Test
  void a_segment_without_any_entry_is_removed() throws IOException {
    refuse("k1");
    assertEquals(List.of(), segments());
    assertEquals(List.of(), disk.open);
    disk.isShortenable = false;
    refuse("k1");
    assertEquals(List.of(), segments());
    cache.put(URL, response("k1"));
    assertFound(true, "k1");
  }

  @Test
  void one_file_is_open_at_a_time_and_none_at_the_end() throws IOException {
    try (AnswerCache small = new AnswerCache(folder, 200, disk)) {
      for (int i = 0; i < 5; i++) {
        small.put(URL, response("k" + i));
        assertTrue(disk.open.size() <= 1);
      }
      assertEquals(1, disk.open.size());
    }
    assertEquals(List.of(), disk.open);
    assertEquals(3, segments().size());
  }

  @Test
  void a_thread_that_is_interrupted_keeps_its_answer_and_is_in_nobodys_way() throws IOException {
    Thread.currentThread().interrupt();
    cache.put(URL, response("k1"));
    assertTrue(Thread.interrupted());
    cache.put(URL, response("k2"));
    assertEquals(1, segments().size());
    assertFound(true, "k1");
    assertFound(true, "k2");
  }
}
