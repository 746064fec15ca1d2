package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run lets go of what is too old in the cache, once a day. */
class DailyPruningTest {

  @AutoClose private final ScriptedServer server = new ScriptedServer();

  @TempDir Path folder;

  private JanusLauncher launcher() {
    return new JanusLauncher(folder)
        .server(server)
        .bench(new BenchFile().prompts("koala", "k", 2).write(folder.resolve("small.jsonl")))
        .set("janus.cache", folder.resolve("cache").toString())
        .set("janus.cache.days", "7");
  }

  private void putEntryUnusedFor(Duration age) throws IOException {
    Path entry = folder.resolve("cache/v1/old.jsonl");
    Files.createDirectories(entry.getParent());
    Files.writeString(entry, "old\n");
    Files.setLastModifiedTime(entry, FileTime.from(Instant.now().minus(age)));
  }

  private List<String> entries() throws IOException {
    List<String> entries = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("cache/v1"))) {
      for (Path segment : files.toList()) {
        Files.readAllLines(segment)
            .forEach(line -> entries.add(line.equals("old") ? "old" : "verdict"));
      }
    }
    return entries.stream().sorted().toList();
  }

  @Test
  void what_was_unused_for_too_long_is_removed_at_the_end_of_a_run() throws Exception {
    putEntryUnusedFor(Duration.ofDays(8));
    launcher().execute();
    assertEquals(List.of("verdict", "verdict"), entries());
  }

  @Test
  void what_was_used_not_so_long_ago_stays() throws Exception {
    putEntryUnusedFor(Duration.ofDays(6));
    launcher().execute();
    assertEquals(List.of("old", "verdict", "verdict"), entries());
  }

  @Test
  void the_next_run_of_a_day_removes_nothing() throws Exception {
    launcher().execute();
    putEntryUnusedFor(Duration.ofDays(8));
    launcher().process("jvm-2").execute();
    assertEquals(List.of("old", "verdict", "verdict"), entries());
  }
}
