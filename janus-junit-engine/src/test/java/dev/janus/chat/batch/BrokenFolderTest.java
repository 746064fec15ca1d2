package dev.janus.chat.batch;

import static dev.janus.chat.batch.BatchScene.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.ChatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in a folder of batches, and should not be, and values out of range. */
class BrokenFolderTest {

  @TempDir Path folder;
  @AutoClose private final FakeBatchServer server = new FakeBatchServer();
  private BatchScene scene;
  private Path judge;

  @BeforeEach
  void open() {
    scene = new BatchScene(server, folder);
    judge = folder.resolve("judge");
  }

  private void leaveUnderWay() {
    server.states = Collections.nCopies(30, "in_progress");
    assertThrows(ChatException.class, () -> scene.complete(request("r1")));
  }

  private @Nullable String failure() {
    return assertThrows(IOException.class, () -> scene.complete(request("r1"))).getMessage();
  }

  @Test
  void requests_that_are_gone_are_told() throws Exception {
    leaveUnderWay();
    Path file = judge.resolve("part-00001.jsonl");
    Files.delete(file);
    assertEquals(
        file
            + """
            : the requests of a batch are gone
              found: no such file
              fix: put it back; to ask, and pay for, all again, delete\s"""
            + judge,
        failure());
  }

  @Test
  void a_state_that_is_not_ours_is_told() throws Exception {
    Files.createDirectories(judge);
    Path file = judge.resolve("state.jsonl");
    for (String line : new String[] {"oops", "{\"type\":\"x\"}", "{\"type\":\"created\"}"}) {
      Files.writeString(file, line + "\n");
      assertEquals(
          file
              + """
              :1: not a line about a batch
                found: %d characters that are not
                fix: put the file back as Janus wrote it; to ask, and pay for, all again, delete %s"""
                  .formatted(line.length(), judge),
          failure());
    }
  }

  @Test
  void files_of_no_part_are_deleted() throws Exception {
    leaveUnderWay();
    Path stale = judge.resolve("part-00009.jsonl");
    Path download = judge.resolve("part-00001.answers-1.jsonl");
    Files.writeString(stale, "x");
    Files.writeString(download, "x");
    scene.complete(request("r1"));
    assertEquals(false, Files.exists(stale) || Files.exists(download));
    assertEquals(Map.of("r1", 1), server.paid);
  }

  @Test
  void two_runs_never_take_each_others_batches() throws Exception {
    scene.complete(request("r1"));
    var other = new BatchScene(server, folder.resolve("other"));
    server.refuse(FakeBatchServer.CREATE, 500, "");
    other.complete(request("r1"));
    assertEquals(Map.of("r1", 2), server.paid);
  }

  @Test
  void limits_out_of_range_are_refused() {
    assertThrows(IllegalArgumentException.class, () -> new BatchLimits(0, 1));
    assertEquals(
        """
        batch limits: no request could ever be sent
          found: at most 1 requests and 0 bytes in a batch
          fix: allow at least 1 of each""",
        assertThrows(IllegalArgumentException.class, () -> new BatchLimits(1, 0)).getMessage());
  }

  @Test
  void patience_out_of_range_is_refused() {
    Duration second = Duration.ofSeconds(1);
    var limits = BatchLimits.DEFAULT;
    assertEquals(
        "janus.batch.poll: out of range\n  found: PT0S\n  fix: wait longer than zero",
        refused(() -> new BatchPolicy(Duration.ZERO, second, 1, limits)));
    assertEquals(
        "janus.batch.timeout: out of range\n  found: PT-1S\n  fix: wait longer than zero",
        refused(() -> new BatchPolicy(second, second.negated(), 1, limits)));
    assertEquals(
        "batches: attempts: out of range\n  found: 0\n  fix: allow at least 1",
        refused(() -> new BatchPolicy(second, second, 0, limits)));
  }

  private static @Nullable String refused(org.junit.jupiter.api.function.Executable creation) {
    return assertThrows(IllegalArgumentException.class, creation).getMessage();
  }
}
