package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.gate.Gates;
import dev.janus.maven.RecordCheck.Expected;
import dev.janus.maven.RecordFixture.End;
import dev.janus.maven.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCheckTest {

  private static final Instant BUILD_START = RecordFixture.FINISHED;
  private static final String MEAN_4 = "koala: minimumMean=4";

  @TempDir private Path output;
  private RecordFixture records;

  @BeforeEach
  void prepare() {
    records = new RecordFixture(output);
  }

  @Test
  void passes_when_every_gate_passes() throws IOException {
    records.write("demo", MEAN_4, End.COMPLETE, 4, 4);
    CheckOutcome outcome = check("");
    assertEquals(List.of(), outcome.violations());
    assertEquals(List.of(), outcome.warnings());
    assertEquals(
        """
        janus: 1 gate passed
          bench  split  gate  value  limit  prompts
          demo   koala  mean  4.00   4      2""",
        String.join("\n", outcome.table()));
  }

  @Test
  void a_configured_bench_with_a_record_is_decided_like_any_other() throws IOException {
    records.write("demo", MEAN_4, End.COMPLETE, 4);
    assertEquals(check(""), check("", "demo"));
  }

  @Test
  void takes_every_record_in_order_of_its_name() throws IOException {
    records.write("b", MEAN_4, End.COMPLETE, 5);
    records.write("a.Long", MEAN_4, End.COMPLETE, 4);
    Files.createDirectories(output.resolve("c-without-record"));
    assertEquals(
        """
        janus: 2 gates passed
          bench   split  gate  value  limit  prompts
          a.Long  koala  mean  4.00   4      1
          b       koala  mean  5.00   4      1""",
        String.join("\n", check("").table()));
  }

  @Test
  void a_missed_gate_is_a_violation() throws IOException {
    records.write("demo", MEAN_4, End.COMPLETE, 4, 3);
    assertEquals(
        "janus:check: 1 violation\n"
            + "demo: gate mean of koala failed\n"
            + "  found: mean 3.50 is below 4"
            + "\n  fix: read "
            + output.resolve("demo").resolve("report").resolve("report.md")
            + ": the lowest scores, and why verdicts have none",
        check("").failure());
  }

  @Test
  void a_gate_of_the_pom_counts_beside_those_of_the_record() throws IOException {
    records.write("demo", MEAN_4, End.COMPLETE, 4, 4);
    CheckOutcome outcome = check("koala: minimumMean=5; overall: minimumPassRate=1");
    assertEquals(
        List.of("mean", "mean", "pass-rate"),
        outcome.decided().stream().map(gate -> gate.outcome().gate().name()).toList());
    assertEquals(
        List.of("demo: gate mean of koala failed"),
        outcome.violations().stream().map(RecordCheckTest::firstLine).toList());
  }

  @Test
  void the_same_gates_in_pom_and_record_are_decided_once() throws IOException {
    records.write("demo", MEAN_4, End.COMPLETE, 4);
    assertEquals(1, check(MEAN_4).decided().size());
  }

  @Test
  void all_violations_of_all_records_are_told() throws IOException {
    records.write("a", MEAN_4, End.COMPLETE, 1);
    records.write("b", "*: minimumMean=4", End.COMPLETE, 1);
    List<String> violations = check("").violations();
    assertEquals(
        List.of(
            "a: gate mean of koala failed",
            "b: gate mean of koala failed",
            "b: gate mean of overall failed"),
        violations.stream().map(RecordCheckTest::firstLine).toList());
  }

  @Test
  void a_run_of_a_part_is_inconclusive() throws IOException {
    records.write("demo", MEAN_4, End.COMPLETE, 5, 5);
    Path record = output.resolve("demo/run.jsonl");
    String whole = Files.readString(record).replaceAll(",\"sum\":\"[0-9a-f]{8}\"}", "}");
    Files.writeString(
        record,
        whole
            .replace("\"rows\":2", "\"rows\":3")
            .replace("\"prompts\":2,\"rubrics\":2", "\"prompts\":3,\"rubrics\":3"));
    assertEquals(
        List.of(
            """
            demo: gate mean of koala is inconclusive
              found: saw 2 of 3 rubrics: a filter, a limit or an interruption left the rest out
              fix: run the whole bench: without -Dtest, <limit> and <shard>"""),
        check("").violations());
  }

  @Test
  void without_any_gate_only_the_built_in_limit_on_unscored_verdicts_applies() throws IOException {
    records.write("demo", "", End.COMPLETE, 1, 1);
    CheckOutcome outcome = check("");
    assertEquals(List.of(), outcome.violations());
    assertEquals(
        List.of(
            """
            demo: no gate is configured, so only the limit of 1 % on verdicts without a score applies
              fix: add <gates> to the pom, or @Gate to the class"""),
        outcome.warnings());
  }

  @Test
  void without_any_gate_too_many_unscored_verdicts_are_a_violation() throws IOException {
    records.write("demo", "", End.COMPLETE, 5, 0);
    assertEquals(
        List.of(
            "demo: gate unscored-rate of koala failed",
            "demo: gate unscored-rate of overall failed"),
        check("").violations().stream().map(RecordCheckTest::firstLine).toList());
  }

  @Test
  void an_interrupted_run_is_a_violation() throws IOException {
    records.write("demo", MEAN_4, End.INTERRUPTED, 5);
    assertEquals(List.of(incomplete("an interruption after 1 rubrics")), check("").violations());
  }

  @Test
  void a_run_without_an_end_is_a_violation() throws IOException {
    records.write("demo", MEAN_4, End.NONE, 5, 5);
    assertEquals(List.of(incomplete("no end after 2 rubrics")), check("").violations());
  }

  private String incomplete(String found) {
    return output.resolve("demo/run.jsonl")
        + ": the run is not complete\n  found: "
        + found
        + "\n  fix: run it again; it goes on where it stopped";
  }

  @Test
  void a_run_without_any_score_is_a_violation_whatever_its_gates_allow() throws IOException {
    records.write("demo", "*: maximumUnscoredRate=1", End.COMPLETE, 0, 0);
    assertEquals(
        List.of(
            output.resolve("demo/run.jsonl")
                + ": the run has no verdict with a score\n  found: 2 rubrics, none of them with a score\n"
                + "  fix: read why in "
                + output.resolve("demo/report/report.md")
                + ", then run demo again"),
        check("").violations());
  }

  @Test
  void a_run_without_verdicts_is_a_violation() throws IOException {
    records.write("demo", "", End.COMPLETE);
    CheckOutcome outcome = check("");
    assertEquals(
        List.of(
            output.resolve("demo/run.jsonl")
                + ": the run has no verdict\n  found: no verdict lines\n"
                + "  fix: run demo again, and see that it selects prompts"),
        outcome.violations());
    assertEquals(List.of(), outcome.warnings());
  }

  @Test
  void a_gate_on_a_split_that_the_bench_does_not_have_is_a_violation() throws IOException {
    records.write("demo", MEAN_4, End.COMPLETE, 5);
    assertEquals(
        "demo: janus.gates: the bench has no split \"flask\"",
        firstLine(check("flask: minimumMean=4").violations().get(0)));
  }

  @Test
  void an_unreadable_record_is_a_violation_beside_the_others() throws IOException {
    records.write("b", MEAN_4, End.COMPLETE, 1);
    Files.createDirectories(output.resolve("a"));
    Files.writeString(output.resolve("a/run.jsonl"), "{\"type\":\"what\"}\nx\n");
    assertEquals(
        List.of(
            output.resolve("a/run.jsonl") + ":1: not a line of a run record of schema 1",
            "b: gate mean of koala failed"),
        check("").violations().stream().map(RecordCheckTest::firstLine).toList());
  }

  @Test
  void a_record_that_is_out_of_reach_is_a_violation() throws IOException {
    Path record = Files.createDirectories(output.resolve("a")).resolve("run.jsonl");
    Files.createSymbolicLink(record, record);
    assertEquals(
        List.of(record + ": the run record cannot be read"),
        check("").violations().stream().map(RecordCheckTest::firstLine).toList());
  }

  @Test
  void an_output_folder_that_cannot_be_listed_is_a_violation() throws IOException {
    Path file = Files.writeString(output.resolve("file"), "in the way");
    assertEquals(
        List.of(
            file
                + ": the run records cannot be listed\n"
                + "  found: java.nio.file.NotDirectoryException: "
                + file
                + "\n  fix: make it a folder that can be read, or set <output> to another"),
        check(new RecordFolders(file), "", "demo").violations());
  }

  @Test
  void several_violations_are_counted() {
    assertEquals(
        "janus:check: 2 violations\na\nb",
        new CheckOutcome(List.of(), List.of("a", "b"), List.of(), List.of(), List.of()).failure());
  }

  private CheckOutcome check(String pomGates, String... expected) {
    return check(new RecordFolders(output), pomGates, expected);
  }

  private static CheckOutcome check(RecordFolders folders, String pomGates, String... expected) {
    return new RecordCheck(
            Gates.parse(pomGates),
            new Build(BUILD_START, false, Set.of(), List.of(), false, null),
            new Expected(List.of(expected), List.of(), Map.of(), Map.of(), true),
            new StatedSettings(new Settings(Map.of(), Gates.NONE)),
            BUILD_START)
        .check(folders);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
