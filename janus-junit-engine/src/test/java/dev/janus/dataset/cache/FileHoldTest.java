package dev.janus.dataset.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One at a time. */
@Timeout(60)
class FileHoldTest {

  @TempDir Path folder;
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());

  private Thread taker() {
    return new Thread(
        () -> {
          try {
            FileHold hold = FileHold.take(folder.resolve("locks"), "x.lock");
            order.add("taken");
            hold.close();
          } catch (IOException | InterruptedException e) {
            order.add(e.getClass().getSimpleName());
          }
        });
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.isAlive()
        && thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void a_second_one_in_this_jvm_waits_for_the_first() throws Exception {
    FileHold first = FileHold.take(folder.resolve("locks"), "x.lock");
    Thread second = taker();
    second.start();
    awaitWaiting(second);
    order.add("let go");
    first.close();
    second.join();
    assertEquals(List.of("let go", "taken"), order);
  }

  @Test
  void a_lock_of_another_class_loader_is_waited_for() throws Exception {
    Files.createDirectories(folder.resolve("locks"));
    Thread second = taker();
    try (FileChannel other =
        FileChannel.open(
            folder.resolve("locks/x.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      other.lock();
      second.start();
      awaitWaiting(second);
      order.add("let go");
    }
    second.join();
    assertEquals(List.of("let go", "taken"), order);
  }

  @Test
  void who_is_interrupted_holds_nothing() throws Exception {
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class, () -> FileHold.take(folder.resolve("locks"), "x.lock"));
    FileHold.take(folder.resolve("locks"), "x.lock").close();
  }

  @Test
  void a_lock_that_cannot_be_made_is_told_and_held_by_nobody() throws Exception {
    Files.createDirectories(folder.resolve("locks/x.lock"));
    assertThrows(IOException.class, () -> FileHold.take(folder.resolve("locks"), "x.lock"));
    Files.delete(folder.resolve("locks/x.lock"));
    FileHold.take(folder.resolve("locks"), "x.lock").close();
  }
}
