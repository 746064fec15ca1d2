package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.run.NotStarted;
import dev.janus.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bench that was selected and did not start leaves word why, for the check of the build. */
class NotStartedTest {

  private final ScriptedServer server = new ScriptedServer();

  @TempDir Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  private JanusLauncher launcher() {
    server.judge(request -> says("Fine. [RESULT] 4"));
    Path bench = new BenchFile().prompts("koala", "k", 2).write(folder.resolve("small.jsonl"));
    return new JanusLauncher(folder).server(server).bench(bench).process("jvm-1");
  }

  private Path benchFolder() {
    return folder.resolve("janus/small");
  }

  private Optional<NotStarted> trace() {
    return NotStarted.read(benchFolder());
  }

  private String kindAndFirstLine() {
    return trace()
        .map(
            trace ->
                (trace.missingKey() ? "MISSING_KEY " : "ERROR ")
                    + trace.message().lines().findFirst().orElse(""))
        .orElse("none");
  }

  @Test
  void a_key_that_is_not_there_is_told_apart_from_errors() throws IOException {
    launcher().set("janus.judge.api-key-env", "JUDGE_KEY").execute();
    assertEquals(
        "MISSING_KEY janus.judge.api-key-env: the environment variable JUDGE_KEY holds no key",
        kindAndFirstLine());
  }

  @Test
  void two_keys_that_are_not_there_are_both_named() throws IOException {
    launcher()
        .set("janus.generator.api-key-env", "GENERATOR_KEY")
        .set("janus.judge.api-key-env", "JUDGE_KEY")
        .environment("JUDGE_KEY", " ")
        .execute();
    NotStarted trace = trace().orElseThrow();
    assertTrue(trace.missingKey());
    assertTrue(trace.message().contains("the environment variable GENERATOR_KEY holds no key"));
    assertTrue(trace.message().contains("the environment variable JUDGE_KEY holds no key"));
  }

  @Test
  void a_missing_key_beside_an_error_is_an_error() throws IOException {
    launcher()
        .set("janus.generator.api-key-env", "GENERATOR_KEY")
        .set("janus.judge.api-key-env", "not a name")
        .execute();
    assertFalse(trace().orElseThrow().missingKey());
    launcher().set("janus.judge.api-key-env", "K").unset("janus.judge.model").execute();
    assertEquals("ERROR janus.judge.model: no model is named", kindAndFirstLine());
    launcher()
        .set("janus.judge.api-key-env", "K")
        .set("janus.gates", "koala: minimumMean=1")
        .set("janus.judge.model", "gen")
        .set("janus.judge.url", server.url())
        .execute();
    assertEquals(
        "ERROR janus.judge.model: the judge is the generator itself, and gates rest on it",
        kindAndFirstLine());
  }

  @Test
  void a_key_that_cannot_be_sent_is_an_error() throws IOException {
    launcher()
        .set("janus.judge.api-key-env", "JUDGE_KEY")
        .environment("JUDGE_KEY", "two words")
        .execute();
    assertEquals(
        "ERROR janus.judge.api-key-env: the key in the environment variable JUDGE_KEY cannot be sent",
        kindAndFirstLine());
    assertFalse(trace().orElseThrow().message().contains("two words"));
  }

  @Test
  void a_broken_bench_is_an_error() throws IOException {
    JanusLauncher launcher = launcher();
    Files.writeString(folder.resolve("small.jsonl"), "{\"rubrik\": []}\n");
    launcher.execute();
    assertFalse(trace().orElseThrow().missingKey());
  }

  @Test
  void a_misspelt_setting_is_an_error() throws IOException {
    launcher().set("janus.treshold", "4").execute();
    assertEquals("ERROR janus.treshold: there is no such key", kindAndFirstLine());
  }

  @Test
  void a_folder_that_another_run_holds_is_an_error() throws IOException {
    try (RunFolder held = RunFolder.hold(benchFolder())) {
      launcher().execute();
      assertEquals(
          "ERROR " + held.path() + ": another run writes into this folder", kindAndFirstLine());
    }
  }

  @Test
  void the_record_of_an_earlier_run_stays_beside_it() throws IOException {
    launcher().execute();
    String record = Files.readString(benchFolder().resolve("run.jsonl"));
    launcher().process("jvm-2").set("janus.treshold", "4").execute();
    assertEquals(record, Files.readString(benchFolder().resolve("run.jsonl")));
    assertFalse(trace().orElseThrow().missingKey());
  }

  @Test
  void the_next_run_that_starts_removes_it() throws IOException {
    launcher().set("janus.treshold", "4").execute();
    launcher().execute();
    assertEquals("none", kindAndFirstLine());
  }

  @Test
  void the_next_run_of_a_part_removes_it_too() throws IOException {
    launcher().set("janus.treshold", "4").execute();
    launcher().set("janus.limit", "1").execute();
    assertEquals("none", kindAndFirstLine());
  }

  @Test
  void a_plan_leaves_none() throws IOException {
    launcher().set("janus.treshold", "4").set("janus.mode", "plan").execute();
    launcher().set("janus.mode", "plan").set("janus.judge.template", "nowhere.txt").execute();
    assertFalse(Files.exists(benchFolder()));
  }

  @Test
  void an_output_folder_that_is_no_path_leaves_none() throws IOException {
    launcher().set("janus.output", "a\0b").execute();
    assertEquals("none", kindAndFirstLine());
  }

  @Test
  void a_file_that_cannot_be_read_is_an_error_of_its_time() throws IOException {
    Files.createDirectories(benchFolder());
    Path file = Files.writeString(benchFolder().resolve("not-started.json"), "{\"when\": 1");
    Instant when = Instant.parse("2026-11-20T10:00:00Z");
    Files.setLastModifiedTime(file, FileTime.from(when));
    assertEquals(
        Optional.of(
            new NotStarted(when, false, file + ": why the run did not start cannot be read")),
        trace());
  }
}
