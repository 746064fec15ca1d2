package dev.janus.dataset.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

  private static final int LARGE = 300_000;

  @TempDir private Path folder;

  private static byte[] bytes(int length, int first) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** A system, such as Windows, on which some files are in use and cannot be deleted. */
  private static final class InUse implements SpoolFile.Deletion {

    private final Set<Path> open = new HashSet<>();
    private boolean newOnes = true;

    @Override
    public void delete(Path file) throws IOException {
      if (newOnes && file.getFileName().toString().matches("janus-\\d+\\.spool")) {
        open.add(file);
      }
      if (open.contains(file)) {
        throw new AccessDeniedException(file.toString());
      }
      Files.deleteIfExists(file);
    }

    void closeAll() {
      newOnes = false;
      open.clear();
    }
  }

  @Test
  void what_is_written_is_read_back_whatever_its_length_and_order() throws Exception {
    try (Spool spool = Spool.create(folder)) {
      int[] lengths = {0, 1, 100_000, 50_000, LARGE, 7, 1 << 17, (1 << 17) + 1, 3};
      List<Long> starts = new ArrayList<>();
      for (int length : lengths) {
        starts.add(spool.append(bytes(length, length), length));
      }
      for (int i = lengths.length - 1; i >= 0; i--) {
        assertArrayEquals(bytes(lengths[i], lengths[i]), spool.read(starts.get(i), lengths[i]));
      }
    }
  }

  @Test
  void only_the_first_bytes_of_the_array_are_written() throws Exception {
    try (Spool spool = Spool.create(folder)) {
      assertEquals(0, spool.append("abcdef".getBytes(UTF_8), 3));
      assertEquals(3, spool.append("xyz".getBytes(UTF_8), 2));
      assertEquals("abcxy", new String(spool.read(0, 5), UTF_8));
    }
  }

  @Test
  void writing_goes_on_behind_what_is_there_after_reading() throws Exception {
    try (Spool spool = Spool.create(folder)) {
      spool.append(bytes(10, 1), 10);
      spool.read(2, 3);
      long start = spool.append(bytes(10, 50), 10);
      assertEquals(10, start);
      assertArrayEquals(bytes(10, 1), spool.read(0, 10));
      assertArrayEquals(bytes(10, 50), spool.read(start, 10));
    }
  }

  @Test
  void nothing_is_read_beyond_the_end() throws Exception {
    try (Spool spool = Spool.create(folder)) {
      spool.append(bytes(10, 1), 10);
      var e = assertThrows(EOFException.class, () -> spool.read(5, 6));
      assertEquals("the file ends before byte 11", e.getMessage());
    }
  }

  @Test
  void an_interrupt_of_a_reader_does_no_harm() throws Exception {
    try (Spool spool = Spool.create(folder)) {
      spool.append(bytes(10, 1), 10);
      Thread.currentThread().interrupt();
      byte[] read = spool.read(0, 10);
      assertTrue(Thread.interrupted());
      assertArrayEquals(bytes(10, 1), read);
      assertArrayEquals(bytes(10, 1), spool.read(0, 10));
    }
  }

  @Test
  void many_threads_read_at_once() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Spool spool = Spool.create(folder)) {
      for (int i = 0; i < 256; i++) {
        spool.append(bytes(100, i), 100);
      }
      List<Future<byte[]>> reads = new ArrayList<>();
      for (int i = 0; i < 4096; i++) {
        long start = i % 256 * 100L;
        reads.add(threads.submit(() -> spool.read(start, 100)));
      }
      for (int i = 0; i < reads.size(); i++) {
        assertArrayEquals(bytes(100, i % 256), reads.get(i).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_closed_spool_is_not_read() throws Exception {
    Spool spool = Spool.create(folder);
    spool.append(bytes(10, 1), 10);
    spool.close();
    spool.close();
    assertThrows(IOException.class, () -> spool.read(0, 10));
  }

  @Test
  void where_there_is_no_folder_no_spool_is_made() {
    assertThrows(NoSuchFileException.class, () -> Spool.create(folder.resolve("none")));
  }

  @Test
  void a_file_that_can_be_deleted_while_it_is_open_has_no_name() throws Exception {
    SpoolFile file = SpoolFile.create(folder, Files::deleteIfExists);
    assertEquals(List.of(), files());
    file.append(bytes(LARGE, 1), LARGE);
    assertArrayEquals(bytes(LARGE, 1), file.read(0, LARGE));
    file.remove();
  }

  @Test
  void a_file_that_cannot_is_deleted_once_it_is_closed() throws Exception {
    InUse system = new InUse();
    SpoolFile file = SpoolFile.create(folder, system);
    file.append(bytes(LARGE, 1), LARGE);
    assertEquals(1, files().size());
    assertArrayEquals(bytes(LARGE, 1), file.read(0, LARGE));
    system.closeAll();
    file.remove();
    assertEquals(List.of(), files());
    file.remove();
  }

  @Test
  void what_a_killed_jvm_left_is_removed_by_the_next_and_nothing_else() throws Exception {
    Path left = Files.writeString(folder.resolve("janus-left.spool"), "x");
    Path other = Files.writeString(folder.resolve("other.spool"), "x");
    Path log = Files.writeString(folder.resolve("janus-1.log"), "x");
    InUse system = new InUse();
    Path used = Files.writeString(folder.resolve("janus-77.spool"), "x");
    SpoolFile file = SpoolFile.create(folder, system);
    List<Path> now = files();
    assertEquals(4, now.size());
    assertTrue(now.containsAll(Arrays.asList(other, log, used)));
    assertTrue(Files.notExists(left));
    system.closeAll();
    file.remove();
  }

  @Test
  void a_spool_that_nobody_holds_can_be_collected_though_its_file_is_to_be_deleted_at_the_end()
      throws Exception {
    WeakReference<Spool> spool = new WeakReference<>(Spool.create(folder));
    for (int i = 0; i < 100 && spool.get() != null; i++) {
      System.gc();
    }
    assertEquals(null, spool.get());
  }
}
