package dev.janus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One run at a time writes into a folder. */
@Timeout(60)
class RunFolderHoldTest {

  private static final String OWN_PROCESS = Long.toString(ProcessHandle.current().pid());

  @TempDir Path temporary;

  @Test
  void creates_the_folder_and_says_where_it_is() throws IOException {
    Path path = temporary.resolve("a/b");
    try (var folder = RunFolder.hold(path)) {
      assertEquals(path, folder.path());
      assertEquals(path.resolve("run.jsonl"), folder.record());
      assertEquals(OWN_PROCESS, Files.readString(path.resolve("run.lock")));
    }
  }

  @Test
  void refuses_a_second_run_in_the_same_process() throws IOException {
    try (var folder = RunFolder.hold(temporary)) {
      var failure = assertThrows(FolderInUseException.class, () -> RunFolder.hold(folder.path()));
      assertEquals(inUse(temporary, OWN_PROCESS), failure.getMessage());
    }
  }

  @Test
  void refuses_it_under_another_name_of_the_folder_too() throws IOException {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), temporary);
    try (var folder = RunFolder.hold(temporary)) {
      assertEquals(temporary, folder.path());
      assertEquals(
          inUse(link, OWN_PROCESS),
          assertThrows(FolderInUseException.class, () -> RunFolder.hold(link)).getMessage());
    }
  }

  @Test
  void refuses_a_run_while_another_process_holds_the_folder() throws Exception {
    try (var other = HoldingProcess.start(temporary)) {
      assertEquals(HoldingProcess.HELD, other.outcome());
      var failure = assertThrows(FolderInUseException.class, () -> RunFolder.hold(temporary));
      assertEquals(inUse(temporary, Long.toString(other.pid())), failure.getMessage());
    }
    RunFolder.hold(temporary).close();
  }

  @Test
  void stays_held_after_a_run_in_the_same_process_was_refused() throws Exception {
    try (var folder = RunFolder.hold(temporary)) {
      assertThrows(FolderInUseException.class, () -> RunFolder.hold(folder.path()));
      try (var other = HoldingProcess.start(temporary)) {
        assertEquals(inUse(temporary, OWN_PROCESS), other.outcome());
      }
    }
  }

  @Test
  void is_free_once_its_holder_was_killed() throws Exception {
    try (var other = HoldingProcess.start(temporary)) {
      assertEquals(HoldingProcess.HELD, other.outcome());
      other.kill();
      RunFolder.hold(temporary).close();
    }
    assertEquals(OWN_PROCESS, Files.readString(temporary.resolve("run.lock")));
  }

  @Test
  void is_free_once_it_was_let_go_of() throws Exception {
    var first = RunFolder.hold(temporary);
    first.close();
    try (var second = RunFolder.hold(temporary)) {
      first.close();
      assertThrows(FolderInUseException.class, () -> RunFolder.hold(second.path()));
    }
    try (var other = HoldingProcess.start(temporary)) {
      assertEquals(HoldingProcess.HELD, other.outcome());
    }
  }

  @Test
  void overwrites_the_name_of_an_earlier_holder() throws IOException {
    Files.writeString(temporary.resolve("run.lock"), "12345678901234567890");
    RunFolder.hold(temporary).close();
    assertEquals(OWN_PROCESS, Files.readString(temporary.resolve("run.lock")));
  }

  @Test
  void says_that_a_file_stands_where_the_folder_should_be() throws IOException {
    Path file = Files.createFile(temporary.resolve("out"));
    assertEquals(
        unwritable(file, "a file where a folder should be"),
        assertThrows(IOException.class, () -> RunFolder.hold(file)).getMessage());
  }

  @Test
  void says_why_the_folder_cannot_be_created() throws IOException {
    Path file = Files.createFile(temporary.resolve("out"));
    Path folder = file.resolve("janus");
    assertEquals(
        unwritable(folder, "FileSystemException: " + folder + ": Not a directory"),
        assertThrows(IOException.class, () -> RunFolder.hold(folder)).getMessage());
  }

  @Test
  void says_why_the_folder_cannot_be_written_and_does_not_hold_it() throws IOException {
    Path lock = Files.createDirectory(temporary.resolve("run.lock"));
    assertEquals(
        unwritable(temporary, "FileSystemException: " + lock + ": Is a directory"),
        assertThrows(IOException.class, () -> RunFolder.hold(temporary)).getMessage());
    Files.delete(lock);
    RunFolder.hold(temporary).close();
    assertTrue(Files.exists(lock));
  }

  private static String inUse(Path folder, String holder) {
    return """
        %s: another run writes into this folder
          found: held by process %s
          fix: wait for it to end, or set janus.output to another folder"""
        .formatted(folder, holder);
  }

  private static String unwritable(Path folder, String found) {
    return """
        %s: the output folder cannot be written
          found: %s
          fix: make it writable, or set janus.output to another folder"""
        .formatted(folder, found);
  }
}
