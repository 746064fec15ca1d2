package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.isAbout;
import static dev.janus.engine.ScriptedServer.lastMessage;
import static dev.janus.engine.ScriptedServer.says;
import static dev.janus.engine.ScriptedServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.janus.api.JanusBench;
import dev.janus.engine.reporting.UndecidedException;
import dev.janus.run.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/** A test for each prompt, or for each split. */
@Timeout(60)
class GranularityTest {

  @JanusBench(bench = "classpath:/benches/tiny.jsonl")
  static class Tiny {}

  private final ScriptedServer server = new ScriptedServer();
  private final CountDownLatch end = new CountDownLatch(1);

  @TempDir Path folder;

  @AfterEach
  void close() {
    end.countDown();
    server.close();
  }

  private static BenchFile bench() {
    return new BenchFile()
        .prompt("koala", "k1", 2)
        .prompt("koala", "k2", 2)
        .prompt("flask", "f1", 1);
  }

  private JanusLauncher launcher(String granularity) {
    return new JanusLauncher(folder)
        .server(server)
        .set("janus.granularity", granularity)
        .set("janus.concurrency", "1")
        .bench(bench().write(folder.resolve("small.jsonl")));
  }

  /** Has the judge give a score to what is about some prompt and criteria. */
  private void score(String prompt, int rubric, String reply) {
    server.judge(
        request ->
            says(
                isAbout(request, prompt)
                        && lastMessage(request).contains("Criteria " + rubric + " of")
                    ? reply
                    : "[RESULT] 4"));
  }

  @Test
  void a_test_for_each_prompt() {
    assertEquals(
        List.of("koala/k1", "koala/k2", "koala/_gate/mean", "flask/f1"),
        launcher("prompt").set("janus.gates", "koala: minimumMean=3").names());
  }

  @Test
  void a_test_for_each_split() {
    assertEquals(
        List.of("koala/_rubrics", "koala/_gate/mean", "flask/_rubrics"),
        launcher("split").set("janus.gates", "koala: minimumMean=3").names());
  }

  @Test
  void tests_have_names_ids_sources_and_tags() {
    TestIdentifier prompt = launcher("prompt").tests().get(1);
    assertEquals("k2", prompt.getDisplayName());
    assertTrue(prompt.getUniqueId().endsWith("/[split:koala]/[prompt:k2]"), prompt.getUniqueId());
    MethodSource source = (MethodSource) prompt.getSource().orElseThrow();
    assertEquals("small", source.getClassName());
    assertEquals("koala.k2", source.getMethodName());
    assertEquals("[split:koala]", prompt.getTags().toString());

    TestIdentifier split = launcher("split").tests().get(1);
    assertEquals("all rubrics of flask", split.getDisplayName());
    assertTrue(split.getUniqueId().endsWith("/[split:flask]/[rubrics:all]"), split.getUniqueId());
    source = (MethodSource) split.getSource().orElseThrow();
    assertEquals("flask._rubrics", source.getMethodName());
    assertEquals("[split:flask]", split.getTags().toString());
  }

  @Test
  void odd_ids_get_plain_names() {
    BenchFile odd = new BenchFile().prompt("koala", "a/b", 1).prompt("koala", "a b", 1);
    List<String> names =
        launcher("prompt").selectAnew().bench(odd.write(folder.resolve("odd.jsonl"))).names();
    assertEquals(2, names.stream().distinct().count());
    assertTrue(names.stream().allMatch(name -> name.matches("koala/a_b-[0-9a-f]{6}")), "" + names);
  }

  @ParameterizedTest
  @CsvSource({
    "prompt, koala.k1, koala/k1",
    "prompt, flask, flask/f1",
    "split, koala._rubrics, koala/_rubrics",
    "split, koala, koala/_rubrics",
  })
  void a_name_selects_what_is_below_it(String granularity, String name, String test) {
    JanusLauncher launcher =
        new JanusLauncher(folder)
            .set("janus.granularity", granularity)
            .select(selectMethod(Tiny.class.getName(), name));
    assertEquals(List.of(test), launcher.names());
  }

  @Test
  void a_rubric_cannot_be_selected_where_a_prompt_is_one_test() {
    JanusLauncher launcher =
        new JanusLauncher(folder)
            .set("janus.granularity", "prompt")
            .select(selectMethod(Tiny.class.getName(), "koala.k1.r1"));
    String name = Tiny.class.getName();
    assertEquals(
        "FAILED: %s: nothing is selected\n  found: 2 prompts in the bench, none of them under koala.k1.r1\n  fix: select something that exists, for example %s#koala.k1"
            .formatted(name, name),
        launcher.execute().outcome("_bench"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prompt", "split"})
  void every_test_can_be_selected_by_its_id(String granularity) {
    for (TestIdentifier test : launcher(granularity).tests()) {
      UniqueId id = test.getUniqueIdObject();
      assertEquals(
          List.of(test.getLegacyReportingName()),
          launcher(granularity).selectAnew().select(selectUniqueId(id)).names());
    }
  }

  @Test
  void a_small_run_by_prompts_from_start_to_end() {
    score("f1", 1, "Bad. [RESULT] 1");
    Told told = launcher("prompt").set("janus.gates", "*: minimumMean=3").execute();
    assertEquals(
        List.of(
            "started engine:janus",
            "started split:koala",
            "started koala/k1",
            "finished koala/k1",
            "started koala/k2",
            "finished koala/k2",
            "started koala/_gate/mean",
            "finished koala/_gate/mean",
            "finished split:koala",
            "started split:flask",
            "started flask/f1",
            "printed flask/f1",
            "finished flask/f1",
            "started flask/_gate/mean",
            "finished flask/_gate/mean",
            "finished split:flask",
            "started split:overall",
            "started overall/_gate/mean",
            "finished overall/_gate/mean",
            "finished split:overall",
            "finished engine:janus"),
        sortedStarts(told.lines()));
  }

  /** Prompts start as workers take them up, which need not be in order. */
  private static List<String> sortedStarts(List<String> lines) {
    ReportingOrderTest.assertWellFormed(lines);
    if (lines.indexOf("started koala/k2") > lines.indexOf("finished koala/k1")) {
      return lines;
    }
    List<String> sorted = new java.util.ArrayList<>(lines);
    sorted.removeIf(line -> line.endsWith("koala/k1") || line.endsWith("koala/k2"));
    sorted.addAll(
        2,
        List.of("started koala/k1", "finished koala/k1", "started koala/k2", "finished koala/k2"));
    return sorted;
  }

  @Test
  void a_small_run_by_splits_from_start_to_end() {
    score("f1", 1, "Bad. [RESULT] 1");
    Told told = launcher("split").set("janus.gates", "*: minimumMean=3").execute();
    assertEquals(
        List.of(
            "started engine:janus",
            "started split:koala",
            "started koala/_rubrics",
            "finished koala/_rubrics",
            "started koala/_gate/mean",
            "finished koala/_gate/mean",
            "finished split:koala",
            "started split:flask",
            "started flask/_rubrics",
            "printed flask/_rubrics",
            "finished flask/_rubrics",
            "started flask/_gate/mean",
            "finished flask/_gate/mean",
            "finished split:flask",
            "started split:overall",
            "started overall/_gate/mean",
            "finished overall/_gate/mean",
            "finished split:overall",
            "finished engine:janus"),
        told.lines());
  }

  @Test
  void one_low_rubric_fails_its_prompt_and_is_shown() {
    score("k1", 2, "Bad. [RESULT] 2");
    Told told = launcher("prompt").execute();
    assertEquals(
        Map.of(
            "koala/k1",
            "FAILED: 1 of 2 rubrics is below the threshold 3: r2 (2)",
            "koala/k2",
            "SUCCESSFUL",
            "flask/f1",
            "SUCCESSFUL"),
        told.tests());
    assertEquals(
        """
        koala/k1
        r2 (2)
        system message:
          Be brief.
        prompt:
          Question k1?
        response:
          An answer.
        criteria:
          Criteria 2 of k1?
        feedback:
          Bad.
        """,
        told.printed());
  }

  @Test
  void one_low_rubric_fails_its_split_and_is_named_with_its_prompt() {
    score("k1", 2, "Bad. [RESULT] 2");
    Told told = launcher("split").execute();
    assertEquals(
        Map.of(
            "koala/_rubrics",
            "FAILED: 1 of 4 rubrics is below the threshold 3: k1/r2 (2)",
            "flask/_rubrics",
            "SUCCESSFUL"),
        told.tests());
    assertTrue(told.printed().startsWith("koala/_rubrics\nk1/r2 (2)\nsystem message:\n"));
  }

  @Test
  void the_only_rubric_of_a_test_is_spoken_of_as_one() {
    score("f1", 1, "[RESULT] 1");
    assertEquals(
        "FAILED: 1 of 1 rubric is below the threshold 3: r1 (1)",
        launcher("prompt").execute().outcome("flask/f1"));
  }

  @Test
  void of_many_low_rubrics_some_are_named_and_shown() {
    BenchFile bench = new BenchFile().prompts("koala", "k", 12);
    server.judge(request -> says("Bad. [RESULT] 1"));
    Told told =
        launcher("split").selectAnew().bench(bench.write(folder.resolve("large.jsonl"))).execute();
    String outcome = String.valueOf(told.outcome("koala/_rubrics"));
    assertTrue(
        outcome.matches(
            "FAILED: 12 of 12 rubrics are below the threshold 3: (k\\d+/r1 \\(1\\), ){4}k\\d+/r1 \\(1\\) and 7 more"),
        outcome);
    assertEquals(10, told.printed().lines().filter("system message:"::equals).count());
  }

  @Test
  void a_missing_verdict_leaves_a_test_undecided() {
    server.judge(request -> isAbout(request, "k1") ? status(500) : says("[RESULT] 4"));
    Told told = launcher("prompt").execute();
    String outcome = String.valueOf(told.outcome("koala/k1"));
    assertTrue(
        outcome.matches(
            "(?s)FAILED: 2 of 2 rubrics are without a verdict: r[12], r[12]\nno verdict, judge-unavailable: .*"),
        outcome);
    assertInstanceOf(UndecidedException.class, told.throwable("koala/k1"));
    assertTrue(told.printed().contains("\nunscored:\n  judge-unavailable: "));

    Told split = launcher("split").process("jvm-2").execute();
    outcome = String.valueOf(split.outcome("koala/_rubrics"));
    assertTrue(
        outcome.matches(
            "(?s)FAILED: 2 of 4 rubrics are without a verdict: k1/r[12], k1/r[12]\nno verdict, .*"),
        outcome);
  }

  @Test
  void a_low_score_decides_whatever_is_missing() {
    server.judge(
        request ->
            isAbout(request, "k1")
                ? lastMessage(request).contains("Criteria 1") ? status(500) : says("[RESULT] 1")
                : says("[RESULT] 4"));
    assertEquals(
        "FAILED: 1 of 2 rubrics is below the threshold 3: r2 (1); 1 without a verdict",
        launcher("prompt").execute().outcome("koala/k1"));
    assertEquals(
        "FAILED: 1 of 4 rubrics is below the threshold 3: k1/r2 (1); 1 without a verdict",
        launcher("split").process("jvm-2").execute().outcome("koala/_rubrics"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rubric", "prompt", "split"})
  void the_record_and_its_gates_are_the_same(String granularity) throws Exception {
    score("k1", 2, "Bad. [RESULT] 1");
    JanusLauncher launcher =
        launcher(granularity).set("janus.gates", "*: minimumMean=3; flask: minimumMean=5");
    Told told = launcher.execute();
    assertEquals("SUCCESSFUL", told.outcome("koala/_gate/mean"));
    assertEquals("SUCCESSFUL", told.outcome("overall/_gate/mean"));
    assertTrue(String.valueOf(told.outcome("flask/_gate/mean")).startsWith("FAILED: "));
    Run run = launcher.run("small");
    assertTrue(run.isComplete());
    assertEquals(3, run.responses().size());
    assertEquals(
        Map.of(
            "k1/r1",
            List.of(4),
            "k1/r2",
            List.of(1),
            "k2/r1",
            List.of(4),
            "k2/r2",
            List.of(4),
            "f1/r1",
            List.of(4)),
        ResumeTest.scores(run));
    assertEquals(8, server.requests());
  }

  @ParameterizedTest
  @CsvSource({"rubric, prompt", "prompt, split", "split, rubric"})
  void a_run_goes_on_at_another_granularity_too(String first, String second) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    server.judge(request -> asked.incrementAndGet() == 2 ? status(500) : says("[RESULT] 4"));
    JanusLauncher launcher = launcher(first).set("janus.fail-fast", "true");
    launcher.execute();
    assertFalse(launcher.run("small").isComplete());
    int failed = 1;
    Told told = launcher(second).process("jvm-2").execute();
    assertTrue(told.tests().values().stream().allMatch("SUCCESSFUL"::equals));
    assertEquals(8 + failed, server.requests());
    assertTrue(launcher.run("small").isComplete());
  }

  @Test
  void a_rerun_of_a_failed_prompt_judges_nothing_that_has_a_score_again() {
    score("k1", 2, "Bad. [RESULT] 2");
    JanusLauncher launcher = launcher("prompt");
    Told first = launcher.execute();
    int calls = server.requests();
    launcher.selectAnew();
    first.failed().forEach(id -> launcher.select(selectUniqueId(id)));
    assertEquals(
        Map.of("koala/k1", "FAILED: 1 of 2 rubrics is below the threshold 3: r2 (2)"),
        launcher.execute().tests());
    assertEquals(calls, server.requests());
  }

  @ParameterizedTest
  @ValueSource(strings = {"prompt", "split"})
  void a_cancelled_run_leaves_the_rest(String granularity) throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    server.judge(
        request -> {
          if (asked.incrementAndGet() > 3) {
            stuck.countDown();
            end.await(60, TimeUnit.SECONDS);
          }
          return says("[RESULT] 4");
        });
    JanusLauncher launcher = launcher(granularity).set("janus.gates", "*: minimumMean=3");
    Told told = launcher.execute(() -> stuck.getCount() == 0);
    String reason =
        "the run was cancelled; run again to go on: what is recorded is not paid for twice";
    assertTrue(told.tests().containsValue("ABORTED: " + reason), told.tests().toString());
    assertTrue(
        told.tests().values().stream()
            .allMatch(
                outcome ->
                    outcome.equals("SUCCESSFUL")
                        || outcome.equals("ABORTED: " + reason)
                        || outcome.equals("SKIPPED: " + reason)),
        told.tests().toString());
    assertEquals("SKIPPED: " + reason, told.outcome("split:overall"));
    assertEquals(3, launcher.run("small").checks().size());
    end.countDown();
    server.judge(request -> says("[RESULT] 4"));
    Told again = launcher.process("jvm-2").execute();
    assertTrue(again.tests().values().stream().allMatch("SUCCESSFUL"::equals));
    assertEquals("SUCCESSFUL", again.outcome("overall/_gate/mean"));
  }

  @Test
  void splits_come_one_after_another_whatever_is_judged_first() {
    CountDownLatch later = new CountDownLatch(1);
    server.judge(
        request -> {
          if (isAbout(request, "k1")) {
            boolean judged = later.await(30, TimeUnit.SECONDS);
            return says(judged ? "[RESULT] 5" : "too late [RESULT] 1");
          }
          later.countDown();
          return says("[RESULT] 5");
        });
    for (String granularity : List.of("prompt", "split")) {
      Told told =
          launcher(granularity)
              .process(granularity)
              .set("janus.concurrency", "4")
              .set("janus.judge.repeats", granularity.equals("prompt") ? "1" : "2")
              .execute();
      ReportingOrderTest.assertWellFormed(told.lines());
      assertTrue(told.tests().values().stream().allMatch("SUCCESSFUL"::equals));
      List<String> lines = told.lines();
      assertTrue(lines.indexOf("finished split:koala") < lines.indexOf("started split:flask"));
    }
  }
}
