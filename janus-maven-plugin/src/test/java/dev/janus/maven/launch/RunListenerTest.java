package dev.janus.maven.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.maven.launch.ScriptedEngine.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

class RunListenerTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path output;

  @Test
  void each_split_gets_a_report_in_order_of_the_tree() throws IOException {
    run(Script.OUT_OF_ORDER);
    assertEquals(List.of("TEST-demo.flask.xml", "TEST-demo.koala.xml"), reports());
    assertEquals(
        List.of("koala/p1/style", "koala/p2/style", "koala/_gate/mean"),
        Stream.of(report("koala").split("<testcase name=\"", -1))
            .skip(1)
            .map(test -> test.substring(0, test.indexOf('"')))
            .toList());
  }

  @Test
  void each_way_to_end_is_counted_and_reported() throws IOException {
    List<ForkMessage> messages = run(Script.ALL_ENDINGS);
    assertEquals(
        List.of(
            new Fault("demo", "no reply").toMessage(),
            new SuiteSummary("demo", "demo.koala", 1, 2, 1, 4, 2).toMessage()),
        messages);
    String report = report("koala");
    assertTrue(report.contains("tests=\"8\" errors=\"1\" skipped=\"4\" failures=\"2\""), report);
    assertTrue(report.contains("classname=\"demo.koala\""), report);
    assertTrue(
        report.contains(
            "<failure message=\"too low\" type=\"org.opentest4j.AssertionFailedError\">"),
        report);
    assertTrue(
        report.contains("<error message=\"no reply\" type=\"java.lang.IllegalStateException\">"),
        report);
    assertTrue(report.contains("<skipped message=\"known\""), report);
    assertTrue(report.contains("<skipped message=\"off\""), report);
    assertTrue(report.contains("<skipped message=\"not run\""), report);
    assertTrue(report.contains("<skipped message=\"not finished\""), report);
  }

  @Test
  void a_test_of_a_prompt_counts_as_one_of_a_rubric_does() throws IOException {
    assertEquals(
        List.of(
            new Fault("demo", "1 of 4 without a verdict").toMessage(),
            new SuiteSummary("demo", "demo.koala", 1, 1, 1, 0, 2).toMessage()),
        run(Script.TESTS_OF_PROMPTS));
    String report = report("koala");
    assertTrue(report.contains("tests=\"3\" errors=\"1\" skipped=\"0\" failures=\"1\""), report);
    assertTrue(report.contains("<testcase name=\"koala/p2\""), report);
    assertTrue(report.contains("<failure message=\"1 of 4 rubrics is below\""), report);
  }

  @Test
  void a_test_of_a_split_that_fails_is_no_fault() throws IOException {
    assertEquals(
        List.of(new SuiteSummary("demo", "demo.koala", 0, 1, 0, 0, 1).toMessage()),
        run(Script.TEST_OF_A_SPLIT));
    assertTrue(report("koala").contains("<testcase name=\"koala/all\""));
  }

  @Test
  void an_empty_shard_is_skipped_and_no_fault() throws IOException {
    assertEquals(
        List.of(new SuiteSummary("demo", "demo.koala", 0, 0, 0, 1, 0).toMessage()),
        run(Script.EMPTY_SHARD));
  }

  @Test
  void a_failed_test_that_is_neither_rubric_nor_gate_is_a_fault() throws IOException {
    assertEquals(
        List.of(
            new Fault("demo", "b.jsonl:1: broken").toMessage(),
            new SuiteSummary("demo", "demo", 0, 1, 0, 0, 0).toMessage()),
        run(Script.BROKEN_BENCH));
    assertEquals(List.of("TEST-demo.xml"), reports());
  }

  @Test
  void a_failed_container_is_a_fault() throws IOException {
    assertEquals(
        List.of(new Fault("demo", "container").toMessage(), new Fault("", "engine").toMessage()),
        run(Script.FAILED_CONTAINERS));
  }

  @Test
  void a_skipped_split_is_reported() throws IOException {
    assertEquals(
        List.of(new SuiteSummary("demo", "demo.koala", 0, 0, 0, 3, 0).toMessage()),
        run(Script.SKIPPED_SPLIT));
    assertTrue(report("koala").contains("<skipped message=\"filtered\""));
  }

  @Test
  void progress_is_sent_on_and_other_entries_are_not() throws IOException {
    assertEquals(
        List.of(new ForkMessage("progress", Map.of("janus.progress.name", "demo"))),
        run(Script.PROGRESS));
  }

  @Test
  void a_report_that_cannot_be_written_is_a_fault_of_no_bench() throws IOException {
    Files.writeString(output.resolve("demo"), "in the way");
    Path folder = output.resolve("demo/surefire-reports");
    IOException cause = assertThrows(IOException.class, () -> Files.createDirectories(folder));
    assertEquals(
        new Fault(
                "",
                folder
                    + ": the tests of demo.koala cannot be written\n  found: "
                    + cause
                    + "\n  fix: make room, or make the folder writable, and run again: what is"
                    + " recorded is not paid for twice")
            .toMessage(),
        run(Script.OUT_OF_ORDER).get(0));
  }

  @Test
  void a_report_tells_when_its_split_started() throws IOException {
    execute(Script.OUT_OF_ORDER, new ByteArrayOutputStream(), new TickingClock());
    assertTrue(
        report("koala").contains("name=\"janus.started\" value=\"2026-11-20T10:00:01Z\""),
        report("koala"));
  }

  @Test
  void a_report_tells_how_long_each_test_took() throws IOException {
    execute(Script.OUT_OF_ORDER, new ByteArrayOutputStream(), new TickingClock());
    assertEquals(
        List.of("time=\"3.000\" tests=\"3\"", "time=\"1.000\"", "time=\"1.000\"", "time=\"1.000\""),
        Pattern.compile("time=\"[0-9.]+\"( tests=\"3\")?")
            .matcher(report("koala"))
            .results()
            .map(MatchResult::group)
            .toList());
  }

  /** Goes on by a second each time it is read. */
  private static final class TickingClock extends Clock {
    private final AtomicLong reads = new AtomicLong();

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return CLOCK.instant().plusSeconds(reads.getAndIncrement());
    }
  }

  @Test
  void an_engine_that_cannot_discover_is_a_fault_that_tells_its_cause() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ForkedRun run = forkedRun(bytes);
    assertEquals(
        ForkedRun.NOT_RUN,
        run.run(() -> LauncherFactory.create(config(Script.NO_DISCOVERY)), CLOCK));
    assertEquals(List.of(new Fault("", "janus.limit: wrong").toMessage()), messages(bytes));
  }

  @Test
  void a_run_says_that_it_is_done() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertEquals(
        0, forkedRun(bytes).run(() -> LauncherFactory.create(config(Script.PROGRESS)), CLOCK));
    assertEquals(
        new ForkMessage("done", Map.of()), messages(bytes).get(messages(bytes).size() - 1));
  }

  private List<ForkMessage> run(Script script) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    execute(script, bytes, CLOCK);
    return messages(bytes);
  }

  private void execute(Script script, ByteArrayOutputStream bytes, Clock clock) {
    ForkRequest request = request();
    ControlStream control = new ControlStream(bytes);
    LauncherFactory.create(config(script))
        .execute(
            new ForkedRun(request, control).launcherRequest(),
            new RunListener(request, control, clock));
  }

  private ForkedRun forkedRun(ByteArrayOutputStream bytes) {
    return new ForkedRun(request(), new ControlStream(bytes));
  }

  private ForkRequest request() {
    return new ForkRequest("demo", List.of(), output, Map.of("janus.bench", "b.jsonl"));
  }

  private static LauncherConfig config(Script script) {
    return LauncherConfig.builder()
        .enableTestEngineAutoRegistration(false)
        .enableTestExecutionListenerAutoRegistration(false)
        .addTestEngines(new ScriptedEngine(script))
        .build();
  }

  private static List<ForkMessage> messages(ByteArrayOutputStream bytes) {
    return bytes
        .toString(StandardCharsets.UTF_8)
        .lines()
        .flatMap(line -> ForkMessage.parse(line).stream())
        .toList();
  }

  private List<String> reports() throws IOException {
    try (Stream<Path> files = Files.list(output.resolve("demo/surefire-reports"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String report(String split) throws IOException {
    return Files.readString(output.resolve("demo/surefire-reports/TEST-demo." + split + ".xml"));
  }
}
