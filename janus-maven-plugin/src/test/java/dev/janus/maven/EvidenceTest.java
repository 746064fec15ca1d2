package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.gate.Gates;
import dev.janus.maven.RecordCheck.Expected;
import dev.janus.maven.RecordFixture.End;
import dev.janus.maven.config.Settings;
import dev.janus.run.NotStarted;
import dev.janus.run.RunHeader;
import dev.janus.run.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which record counts in which build. */
class EvidenceTest {

  private static final Instant YESTERDAY = RecordFixture.FINISHED;
  private static final Instant START = YESTERDAY.plusSeconds(86_400);
  private static final Instant DURING = START.plusSeconds(10);
  private static final Instant NOW = START.plusSeconds(60);
  private static final String GATE = "koala: minimumMean=4";

  @TempDir private Path output;
  private Build build = new Build(START, false, Set.of(), List.of(), false, null);
  private Map<String, RunHeader> headers = Map.of();
  private Map<String, String> leftOut = Map.of();
  private Map<String, String> stated = Map.of();
  private boolean areAllKnown = true;

  private RecordFixture records(Instant time) {
    return new RecordFixture(output).at(time);
  }

  private CheckOutcome check(List<String> configured, List<String> annotated) {
    return new RecordCheck(
            Gates.NONE,
            build,
            new Expected(configured, annotated, headers, leftOut, areAllKnown),
            new StatedSettings(new Settings(stated, Gates.NONE)),
            NOW)
        .check(new RecordFolders(output));
  }

  private CheckOutcome check() {
    return check(List.of(), List.of("demo"));
  }

  private static List<String> firstLines(List<String> messages) {
    return messages.stream().map(text -> text.lines().findFirst().orElse("")).toList();
  }

  private Path record(String bench) {
    return output.resolve(bench).resolve("run.jsonl");
  }

  @Test
  void a_record_of_this_build_counts() throws IOException {
    records(DURING).write("demo", GATE, End.COMPLETE, 4);
    CheckOutcome outcome = check();
    assertEquals(List.of(), outcome.violations());
    assertEquals(List.of(), outcome.notDecided());
    assertEquals(1, outcome.decided().size());
  }

  @Test
  void a_finished_record_of_an_earlier_build_does_not() throws IOException {
    records(YESTERDAY).write("demo", GATE, End.COMPLETE, 4);
    CheckOutcome outcome = check();
    assertEquals(
        List.of(
            record("demo")
                + ": the record is of an earlier build\n  found: a run that started at "
                + YESTERDAY
                + "\n  fix: see why this build did not run the bench; to decide on the record as it"
                + " is, run mvn janus:check alone"),
        outcome.violations());
    assertEquals(List.of(), outcome.decided());
  }

  @Test
  void a_record_that_this_build_went_on_with_counts() throws IOException {
    records(YESTERDAY).write("demo", GATE, End.NONE, 4);
    records(DURING).write("demo", GATE, End.COMPLETE, 4);
    assertEquals(2, read("demo").sessions().size());
    assertEquals(List.of(), check().violations());
  }

  @Test
  void a_record_from_the_future_does_not() throws IOException {
    records(NOW.plusSeconds(1)).write("demo", GATE, End.COMPLETE, 4);
    assertEquals(
        List.of(record("demo") + ": the record is of an earlier build"),
        firstLines(check().violations()));
  }

  @Test
  void a_record_of_an_earlier_build_counts_alone_and_says_when_it_was_made() throws IOException {
    build = new Build(START, true, Set.of(), List.of(), false, null);
    records(YESTERDAY).write("demo", GATE, End.COMPLETE, 4);
    CheckOutcome outcome = check();
    assertEquals(List.of(), outcome.violations());
    assertEquals(
        List.of(
            "demo: judged by an earlier build, at "
                + YESTERDAY
                + "; not compared with the bench and the settings that the build has now"),
        outcome.notes());
  }

  @Test
  void a_record_that_was_merged_in_this_build_counts() throws IOException {
    build = new Build(START, false, Set.of("demo"), List.of(), false, null);
    records(YESTERDAY).write("demo", GATE, End.COMPLETE, 4);
    assertEquals(List.of(), check().violations());
  }

  @Test
  void alone_a_record_has_to_be_of_what_the_build_has_now() throws IOException {
    build = new Build(START, true, Set.of(), List.of(), false, null);
    records(YESTERDAY).write("demo", GATE, End.COMPLETE, 4);
    headers = Map.of("demo", read("demo").header());
    assertEquals(List.of(), check().violations());
    assertEquals(List.of("demo: judged by an earlier build, at " + YESTERDAY), check().notes());

    records(YESTERDAY)
        .write(
            "other",
            new TreeMap<>(Map.of("janus.threshold", "4", "janus.gates", "", "janus.mode", "live")),
            End.COMPLETE,
            List.of(5));
    headers = Map.of("demo", read("other").header());
    assertEquals(
        List.of(
            record("demo")
                + ": the record is not of what the build has now\n  found: "
                + "janus.gates is koala: minimumMean=4 in place of ; janus.threshold is 3 in place"
                + " of 4\n  fix: run the bench again, or give the check the settings that the run"
                + " had"),
        check().violations());
  }

  @Test
  void a_second_bench_without_a_run_in_this_build_is_a_violation_beside_one_that_passes()
      throws IOException {
    records(DURING).write("a", GATE, End.COMPLETE, 4);
    records(YESTERDAY).write("b", GATE, End.COMPLETE, 4);
    assertEquals(
        List.of(record("b") + ": the record is of an earlier build"),
        firstLines(check(List.of(), List.of("a", "b")).violations()));
  }

  @Test
  void what_kept_a_run_from_starting_is_told() throws IOException {
    records(YESTERDAY).write("demo", GATE, End.COMPLETE, 4);
    new NotStarted(DURING, false, "b.jsonl:3: no rubrics\n  found: rubrik")
        .write(output.resolve("demo"));
    assertEquals(
        List.of("demo: the run did not start\n  found: b.jsonl:3: no rubrics\n      found: rubrik"),
        check().violations());
  }

  @Test
  void a_run_that_did_not_start_after_one_that_did_is_no_evidence() throws IOException {
    records(DURING).write("demo", GATE, End.COMPLETE, 4);
    new NotStarted(DURING.plusSeconds(1), false, "broken").write(output.resolve("demo"));
    assertEquals(List.of("demo: the run did not start"), firstLines(check().violations()));
  }

  @Test
  void a_missing_key_is_not_decided() throws IOException {
    records(YESTERDAY).write("demo", GATE, End.COMPLETE, 4);
    new NotStarted(DURING, true, "janus.judge.api-key-env: KEY holds no key\n  found: nothing")
        .write(output.resolve("demo"));
    CheckOutcome outcome = check();
    assertEquals(List.of(), outcome.violations());
    assertEquals(
        List.of("janus:check: not decided: demo: janus.judge.api-key-env: KEY holds no key"),
        outcome.notDecidedLines());
  }

  @Test
  void a_key_that_was_missing_in_an_earlier_build_excuses_nothing() throws IOException {
    new NotStarted(YESTERDAY, true, "KEY holds no key").write(output.resolve("demo"));
    assertEquals(
        List.of(record("demo") + ": there is no run record of demo"),
        firstLines(check().violations()));
  }

  @Test
  void a_part_that_was_selected_is_not_decided() throws IOException {
    records(YESTERDAY).write("demo", GATE, End.COMPLETE, 4);
    new RecordFixture(output.resolve("demo")).at(DURING).write("partial", GATE, End.COMPLETE, 4);
    CheckOutcome outcome = check();
    assertEquals(List.of(), outcome.violations());
    assertEquals(List.of("demo: only a part of it was run"), outcome.notDecided());
  }

  @Test
  void a_class_that_a_filter_left_out_is_not_decided() throws IOException {
    records(DURING).write("a", GATE, End.COMPLETE, 4);
    build = new Build(START, false, Set.of(), List.of("-Dtest=a"), false, null);
    CheckOutcome outcome = check(List.of(), List.of("a", "b"));
    assertEquals(List.of(), outcome.violations());
    assertEquals(List.of("b: not run with -Dtest=a"), outcome.notDecided());
  }

  @Test
  void a_filter_is_no_excuse_for_a_broken_bench() throws IOException {
    build = new Build(START, false, Set.of(), List.of("-Dgroups=gate"), false, null);
    new NotStarted(DURING, false, "broken").write(output.resolve("demo"));
    assertEquals(List.of("demo: the run did not start"), firstLines(check().violations()));
  }

  @Test
  void a_bench_of_the_pom_whose_run_was_skipped_is_not_decided() throws IOException {
    records(YESTERDAY).write("demo", GATE, End.COMPLETE, 4);
    build = new Build(START, false, Set.of(), List.of(), true, null);
    assertEquals(
        List.of("demo: not run with -Djanus.run.skip"),
        check(List.of("demo"), List.of()).notDecided());
    assertEquals(
        List.of(record("demo") + ": the record is of an earlier build"),
        firstLines(check().violations()));
  }

  @Test
  void a_record_of_a_bench_that_the_build_does_not_have_is_told_and_not_decided_upon()
      throws IOException {
    records(DURING).write("demo", GATE, End.COMPLETE, 4);
    records(YESTERDAY).write("gone", GATE, End.COMPLETE, 1);
    CheckOutcome outcome = check();
    assertEquals(List.of(), outcome.violations());
    assertEquals(
        List.of(record("gone") + ": not decided upon: this build has no such bench"),
        firstLines(outcome.warnings()));
  }

  @Test
  void a_build_that_has_no_bench_any_more_does_not_pass_on_what_is_left_of_one()
      throws IOException {
    records(YESTERDAY).write("gone", GATE, End.COMPLETE, 5);
    String nothing = output + ": there is no run record of this build";
    assertEquals(List.of(nothing), firstLines(check(List.of(), List.of()).violations()));
    build = new Build(START, true, Set.of(), List.of(), false, null);
    assertEquals(List.of(nothing), firstLines(check(List.of(), List.of()).violations()));
    build = new Build(START, false, Set.of("gone"), List.of(), false, null);
    CheckOutcome outcome = check(List.of(), List.of());
    assertEquals(List.of(nothing), firstLines(outcome.violations()));
    assertEquals(
        "  found: records of gone, neither <bench> nor <classes> in the pom, no class annotated"
            + " with @JanusBench",
        outcome.violations().get(0).lines().skip(1).findFirst().orElse(""));
    assertEquals(List.of(), outcome.decided());
  }

  @Test
  void alone_a_bench_that_the_build_does_not_have_is_not_decided_upon_beside_one_that_it_has()
      throws IOException {
    build = new Build(START, true, Set.of(), List.of(), false, null);
    records(YESTERDAY).write("demo", GATE, End.COMPLETE, 4);
    records(YESTERDAY).write("gone", GATE, End.COMPLETE, 1);
    CheckOutcome outcome = check();
    assertEquals(List.of(), outcome.violations());
    assertEquals(
        List.of(record("gone") + ": not decided upon: this build has no such bench"),
        firstLines(outcome.warnings()));
  }

  @Test
  void alone_every_record_is_decided_on_where_classes_are_not_compiled() throws IOException {
    build = new Build(START, true, Set.of(), List.of(), false, null);
    areAllKnown = false;
    records(YESTERDAY).write("demo", GATE, End.COMPLETE, 1);
    assertEquals(
        List.of("demo: gate mean of koala failed"),
        firstLines(check(List.of(), List.of()).violations()));
  }

  @Test
  void a_bench_that_this_build_ran_is_decided_on_whoever_had_it_run() throws IOException {
    records(DURING).write("suite", GATE, End.COMPLETE, 1);
    assertEquals(
        List.of("suite: gate mean of koala failed"),
        firstLines(check(List.of(), List.of()).violations()));
  }

  @Test
  void a_class_whose_tests_the_pom_skips_is_not_decided_unless_it_did_not_start()
      throws IOException {
    leftOut = Map.of("demo", "tests are skipped with skipITs");
    CheckOutcome outcome = check();
    assertEquals(List.of(), outcome.violations());
    assertEquals(List.of("demo: tests are skipped with skipITs"), outcome.notDecided());
    new NotStarted(DURING, false, "broken").write(output.resolve("demo"));
    assertEquals(List.of("demo: the run did not start"), firstLines(check().violations()));
  }

  @Test
  void a_class_that_ran_is_decided_on_whatever_the_pom_skips() throws IOException {
    leftOut = Map.of("demo", "tests are skipped with skipITs");
    records(DURING).write("demo", GATE, End.COMPLETE, 1);
    assertEquals(List.of("demo: gate mean of koala failed"), firstLines(check().violations()));
  }

  @Test
  void a_run_of_this_build_with_other_settings_than_the_check_has_is_refused() throws IOException {
    records(DURING).write("demo", GATE, End.COMPLETE, 5);
    stated =
        Map.of(
            "janus.bench", "src/b.jsonl",
            "janus.name", "demo",
            "janus.threshold", "4.5",
            "janus.generator.model", "m");
    assertEquals(
        List.of(
            record("demo")
                + ": the record is not of what the build has now\n  found: "
                + "janus.threshold is 3 in place of 4.5\n  fix: run the bench again, or give the"
                + " check the settings that the run had"),
        check(List.of("demo"), List.of()).violations());
    stated = Map.of("janus.threshold", "4.5");
    assertEquals(List.of(), check().violations());
  }

  @Test
  void a_replay_and_a_record_without_checksums_are_told() throws IOException {
    records(DURING)
        .write(
            "demo",
            Map.of(
                "janus.threshold", "3",
                "janus.gates", GATE,
                "janus.mode", "replay",
                "janus.transcript", "t.jsonl"),
            End.COMPLETE,
            List.of(4));
    assertEquals(List.of("demo: a replay of t.jsonl"), check().notes());
    Files.writeString(
        record("demo"),
        Files.readString(record("demo")).replaceAll(",\"sum\":\"[0-9a-f]{8}\"}", "}"));
    assertEquals(
        List.of(record("demo") + ": the record has no checksums, so damage would not be noticed"),
        firstLines(check().warnings()));
  }

  @Test
  void an_edited_score_is_refused_with_its_line() throws IOException {
    records(DURING).write("demo", GATE, End.COMPLETE, 1, 4);
    Files.writeString(
        record("demo"), Files.readString(record("demo")).replace("\"score\":1", "\"score\":5"));
    assertEquals(
        List.of(record("demo") + ":3: not a line of a run record of schema 1"),
        firstLines(check().violations()));
  }

  @ParameterizedTest
  @CsvSource({
    "janus:check, true",
    "janus:merge janus:check, true",
    "clean test-compile janus:check, true",
    "dev.janus:janus-maven-plugin:0.1.0:check, true",
    "janus:check@gate, true",
    "verify, false",
    "verify janus:check, false",
    "janus:run janus:check, false",
    "surefire:test janus:check, false",
    "test janus:check, false",
    "dev.janus:janus-maven-plugin:0.1.0:run@x janus:check, false"
  })
  void a_check_is_alone_when_nothing_on_the_command_line_runs_tests(String goals, boolean alone) {
    assertEquals(alone, Build.runsNothing(List.of(goals.split(" "))));
  }

  @Test
  void what_was_run_although_tests_are_skipped_is_decided() throws IOException {
    build = new Build(START, false, Set.of(), List.of(), false, "-DskipTests");
    RecordFolders folders = new RecordFolders(output);
    assertFalse(RecordCheck.hasRecordOf(build, folders, NOW));
    records(YESTERDAY).write("demo", GATE, End.COMPLETE, 1, 4);
    assertFalse(RecordCheck.hasRecordOf(build, folders, NOW));
    assertEquals(List.of("demo: tests are skipped with -DskipTests"), check().notDecided());
    records(DURING).write("demo", GATE, End.COMPLETE, 1, 4);
    assertTrue(RecordCheck.hasRecordOf(build, folders, NOW));
    assertEquals(List.of("demo: gate mean of koala failed"), firstLines(check().violations()));
  }

  @Test
  void a_check_is_not_alone_when_the_default_goal_of_the_pom_runs() {
    assertFalse(Build.runsNothing(List.of()));
  }

  @Test
  void what_leaves_tests_out_is_named_as_on_the_command_line() {
    Properties user = new Properties();
    user.setProperty("test", "A#b");
    user.setProperty("groups", "x");
    user.setProperty("skipITs", "true");
    user.setProperty("skipUTs", "false");
    user.setProperty("other", "x");
    user.setProperty("it.test", "");
    assertEquals(List.of("-Dtest=A#b", "-Dgroups=x", "-DskipITs"), Build.filters(user));
  }

  private dev.janus.run.Run read(String bench) {
    try {
      return RunReader.figures(record(bench));
    } catch (dev.janus.run.UnreadableRunException e) {
      throw new AssertionError(e);
    }
  }
}
