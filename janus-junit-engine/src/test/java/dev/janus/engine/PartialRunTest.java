package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.janus.run.RunReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.TagFilter;

/** A run of a part never takes the place of the record of the whole. */
class PartialRunTest {

  private final ScriptedServer server = new ScriptedServer();

  @TempDir Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  private JanusLauncher launcher(String process) {
    server.judge(request -> says("Fine. [RESULT] 4"));
    Path bench =
        new BenchFile()
            .prompts("koala", "k", 2)
            .prompts("flask", "f", 2)
            .write(folder.resolve("small.jsonl"));
    return new JanusLauncher(folder).server(server).bench(bench).process(process);
  }

  private Path record() {
    return launcher("x").folder("small").resolve("run.jsonl");
  }

  private Path partial() {
    return record().resolveSibling("partial").resolve("run.jsonl");
  }

  @Test
  void two_runs_of_parts_leave_the_record_of_the_whole_as_it_is() throws Exception {
    launcher("jvm-1").execute();
    String whole = Files.readString(record());
    launcher("jvm-2").filter(TagFilter.includeTags("split:koala")).execute();
    launcher("jvm-3").filter(TagFilter.includeTags("split:flask")).execute();
    assertEquals(whole, Files.readString(record()));
    assertEquals(2, RunReader.read(partial()).checks().size());
    assertTrue(Files.exists(partial().resolveSibling("report").resolve("report.md")));
    assertFalse(Files.exists(record().resolveSibling("run.previous.jsonl")));
  }

  @Test
  void a_limit_selects_a_part() throws Exception {
    launcher("jvm-1").set("janus.limit", "1").execute();
    assertFalse(Files.exists(record()));
    assertEquals(2, RunReader.read(partial()).checks().size());
  }

  @Test
  void a_limit_that_leaves_nothing_out_selects_the_whole() {
    launcher("jvm-1").set("janus.limit", "2").execute();
    assertTrue(Files.exists(record()));
    assertFalse(Files.exists(partial()));
  }

  @Test
  void a_rerun_of_failed_tests_goes_on_with_the_record_that_this_jvm_made() throws Exception {
    JanusLauncher launcher = launcher("jvm-1");
    server.judge(request -> says("[RESULT] 2"));
    Told told = launcher.execute();
    launcher.selectAnew().select(selectUniqueId(told.failed().get(0))).execute();
    assertFalse(Files.exists(partial()));
    assertEquals(4, RunReader.read(record()).checks().size());
    assertEquals(2, RunReader.read(record()).sessions().size());
  }

  @Test
  void a_rerun_after_a_run_of_a_part_goes_on_with_the_record_of_the_part() throws Exception {
    launcher("jvm-1").execute();
    JanusLauncher launcher = launcher("jvm-2").filter(TagFilter.includeTags("split:koala"));
    server.judge(request -> says("[RESULT] 2"));
    Told told = launcher.execute();
    launcher.selectAnew().select(selectUniqueId(told.failed().get(0))).execute();
    assertEquals(2, RunReader.read(partial()).checks().size());
    assertEquals(2, RunReader.read(partial()).sessions().size());
    assertEquals(1, RunReader.read(record()).sessions().size());
  }

  @Test
  void a_shard_is_recorded_where_merging_looks_for_it() {
    launcher("jvm-1").set("janus.shard", "1/2").execute();
    assertTrue(Files.exists(record()));
    assertFalse(Files.exists(partial()));
  }

  @Test
  void a_part_of_a_shard_leaves_the_record_of_the_shard_as_it_is() throws Exception {
    launcher("jvm-1").set("janus.shard", "1/1").execute();
    String shard = Files.readString(record());
    launcher("jvm-2")
        .set("janus.shard", "1/1")
        .filter(TagFilter.includeTags("split:koala"))
        .execute();
    assertEquals(shard, Files.readString(record()));
    assertEquals(2, RunReader.read(partial()).checks().size());
  }

  @Test
  void each_start_of_a_run_says_when_and_where() throws Exception {
    launcher("jvm-1")
        .environment("GITHUB_RUN_ID", "7")
        .environment("GITHUB_SERVER_URL", "https://git.example.com")
        .environment("GITHUB_REPOSITORY", "acme/bot")
        .execute();
    assertEquals(
        "https://git.example.com/acme/bot/actions/runs/7",
        RunReader.read(record()).sessions().get(0).build());
    assertEquals("jvm-1", RunReader.read(record()).sessions().get(0).process());
  }
}
