package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.janus.chat.Usage;
import dev.janus.judge.Judgement;
import dev.janus.run.Run;
import dev.janus.run.RunFooter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a run does not ask again because an earlier one has. */
@Timeout(60)
class CachedRunTest {

  private static final int PROMPTS = 3;
  private static final int VERDICTS = 6;

  private final ScriptedServer server = new ScriptedServer();

  @TempDir Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  private Path cache() {
    return folder.resolve("verdicts");
  }

  private JanusLauncher launcher() {
    BenchFile bench = new BenchFile();
    for (int i = 1; i <= PROMPTS; i++) {
      bench.prompt("koala", "k" + i, 2);
    }
    return new JanusLauncher(folder)
        .server(server)
        .set("janus.cache", cache().toString())
        .bench(bench.write(folder.resolve("small.jsonl")));
  }

  private void assertAsked(int generations, int judgements) {
    assertEquals(
        List.of(generations, judgements), List.of(server.generations(), server.judgements()));
  }

  private static Usage usage(Run run) {
    RunFooter footer = run.footer();
    assertNotNull(footer);
    return footer.usage();
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(cache().resolve("v1"))) {
      return files.toList();
    }
  }

  private int entries() throws IOException {
    int entries = 0;
    for (Path segment : segments()) {
      entries += Files.readAllLines(segment).size();
    }
    return entries;
  }

  @Test
  void a_second_run_asks_the_generator_again_and_the_judge_not_at_all() throws Exception {
    JanusLauncher launcher = launcher();
    launcher.execute();
    assertAsked(PROMPTS, VERDICTS);
    assertEquals(VERDICTS, entries());

    Told told = launcher.process("jvm-2").execute();
    assertAsked(2 * PROMPTS, VERDICTS);
    assertTrue(told.tests().values().stream().allMatch("SUCCESSFUL"::equals));
    Run run = launcher.run("small");
    assertTrue(run.isComplete());
    for (var check : run.checks()) {
      Judgement judgement = check.judgements().get(0);
      assertEquals(0, judgement.attempts());
      assertEquals(Usage.NONE, judgement.usage());
      assertEquals(List.of(4), check.scores());
    }
    assertEquals(new Usage(10 * PROMPTS, 5 * PROMPTS), usage(run));
  }

  @Test
  void other_responses_are_judged_anew() {
    JanusLauncher launcher = launcher();
    launcher.execute();
    server.generator(request -> says("Another answer."));
    launcher.process("jvm-2").execute();
    assertAsked(2 * PROMPTS, 2 * VERDICTS);
  }

  @Test
  void off_keeps_nothing() {
    JanusLauncher launcher = launcher().set("janus.cache", "off");
    launcher.execute();
    launcher.process("jvm-2").execute();
    assertAsked(2 * PROMPTS, 2 * VERDICTS);
    assertFalse(Files.exists(cache()));
  }

  @Test
  void a_pinned_generator_is_not_asked_again_either() throws Exception {
    JanusLauncher launcher = launcher().set("janus.generator.revision", "c0ffee");
    launcher.execute();
    launcher.process("jvm-2").execute();
    assertAsked(PROMPTS, VERDICTS);
    Run run = launcher.run("small");
    assertEquals(PROMPTS, run.responses().size());
    assertTrue(run.responses().stream().allMatch(line -> line.response().attempts() == 0));
    assertEquals(Usage.NONE, usage(run));

    launcher.set("janus.generator.revision", "decaf").process("jvm-3").execute();
    assertAsked(2 * PROMPTS, VERDICTS);
  }

  @Test
  void a_judge_at_another_address_is_asked() {
    JanusLauncher launcher = launcher();
    launcher.execute();
    String other = server.url().replace("localhost", "127.0.0.1");
    launcher.set("janus.judge.url", other).process("jvm-2").execute();
    assertAsked(2 * PROMPTS, 2 * VERDICTS);
  }

  @Test
  void repeats_are_kept_apart() {
    JanusLauncher launcher = launcher().set("janus.judge.repeats", "2");
    launcher.execute();
    assertAsked(PROMPTS, 2 * VERDICTS);
    launcher.process("jvm-2").set("janus.judge.repeats", "3").execute();
    assertAsked(2 * PROMPTS, 3 * VERDICTS);
  }

  @Test
  void a_verdict_without_a_score_is_asked_for_again() throws Exception {
    server.judge(request -> says("Well."));
    JanusLauncher launcher = launcher();
    launcher.execute();
    int asked = server.judgements();
    server.judge(request -> says("[RESULT] 5"));
    launcher.process("jvm-2").execute();
    assertEquals(asked + VERDICTS, server.judgements());
    assertTrue(
        launcher.run("small").checks().stream().allMatch(c -> c.scores().equals(List.of(5))));
  }

  @Test
  void without_a_folder_of_its_own_it_lies_beside_the_hubs_caches() throws Exception {
    Path home = folder.resolve("hf");
    launcher().unset("janus.cache").environment("HF_HOME", home.toString()).execute();
    assertTrue(Files.isDirectory(home.resolve("janus/verdicts/v1")));
  }

  @Test
  void a_folder_that_cannot_be_written_is_told_once_and_fails_nothing() throws Exception {
    Files.writeString(cache(), "a file");
    JanusLauncher launcher = launcher();
    Told told = launcher.execute();
    assertTrue(told.tests().values().stream().allMatch("SUCCESSFUL"::equals));
    assertTrue(launcher.run("small").isComplete());
    List<String> warnings =
        told.notices().stream().filter(notice -> notice.startsWith(cache().toString())).toList();
    assertEquals(1, warnings.size(), told.notices().toString());
    assertTrue(warnings.get(0).contains(": verdicts cannot be kept for later runs\n  found: "));
  }

  @Test
  void it_is_pruned_when_a_live_run_ends() throws Exception {
    JanusLauncher launcher = launcher();
    launcher.execute();
    assertEquals(VERDICTS, entries());
    Path old = segments().get(0);
    Instant longAgo = Instant.now().minus(Duration.ofDays(31));
    Files.setLastModifiedTime(old, FileTime.from(longAgo));
    server.generator(request -> says("Another answer."));

    launcher.process("jvm-2").execute();
    assertTrue(Files.exists(old), "once a day is enough");
    Files.setLastModifiedTime(
        cache().resolve("pruned"), FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    launcher.process("jvm-3").execute();
    assertFalse(Files.exists(old));
    assertEquals(VERDICTS, entries());
  }

  @Test
  void it_is_let_go_of_when_a_run_ends() throws Exception {
    Path descriptors = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(descriptors), "SKIPPED: the system does not tell open files");
    launcher().execute();
    Path segment = segments().get(0).toRealPath();
    try (Stream<Path> open = Files.list(descriptors)) {
      assertEquals(List.of(), open.filter(file -> leadsTo(file, segment)).toList());
    }
  }

  private static boolean leadsTo(Path link, Path file) {
    try {
      return Files.readSymbolicLink(link).equals(file);
    } catch (IOException e) {
      // Closed since.
      return false;
    }
  }

  @Test
  void how_long_it_keeps_verdicts_is_configured() throws Exception {
    JanusLauncher launcher = launcher().set("janus.cache.days", "60");
    launcher.execute();
    Path old = segments().get(0);
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(31))));
    Files.delete(cache().resolve("pruned"));
    server.generator(request -> says("Another answer."));
    launcher.process("jvm-2").execute();
    assertTrue(Files.exists(old));
    Files.delete(cache().resolve("pruned"));
    launcher.process("jvm-3").set("janus.cache.days", "30").execute();
    assertFalse(Files.exists(old));
  }

  @Test
  void how_much_it_keeps_is_configured() throws Exception {
    JanusLauncher launcher = launcher().set("janus.cache.megabytes", "1");
    Path large = cache().resolve("v1").resolve("large.jsonl");
    Files.createDirectories(large.getParent());
    Files.write(large, new byte[1 << 20]);
    Files.setLastModifiedTime(large, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    launcher.execute();
    assertFalse(Files.exists(large));
    assertEquals(VERDICTS, entries());
  }

  @Test
  void a_pruning_that_fails_is_told_and_fails_nothing() throws Exception {
    Files.createDirectories(cache());
    Files.createSymbolicLink(cache().resolve("pruned"), cache().resolve("pruned"));
    JanusLauncher launcher = launcher();
    Told told = launcher.execute();
    assertTrue(told.tests().values().stream().allMatch("SUCCESSFUL"::equals));
    assertTrue(launcher.run("small").isComplete());
    assertEquals(
        1,
        told.notices().stream()
            .filter(
                notice -> notice.startsWith(cache() + ": the cache of verdicts cannot be pruned"))
            .count());
  }

  @Test
  void a_replay_neither_reads_nor_prunes_it() throws Exception {
    JanusLauncher launcher = launcher();
    launcher.execute();
    Path record = Files.copy(launcher.folder("small").resolve("run.jsonl"), folder.resolve("t"));
    Files.delete(cache().resolve("pruned"));
    Told told =
        launcher.set("janus.mode", "replay").set("janus.transcript", record.toString()).execute();
    assertTrue(told.tests().values().stream().allMatch("SUCCESSFUL"::equals));
    assertFalse(Files.exists(cache().resolve("pruned")));
    assertAsked(PROMPTS, VERDICTS);
  }
}
