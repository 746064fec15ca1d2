package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.maven.RecordFixture.End;
import dev.janus.maven.launch.Fault;
import dev.janus.maven.launch.ForkOutcome;
import dev.janus.maven.launch.ForkRequest;
import dev.janus.maven.launch.SuiteSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunEvidenceTest {

  private static final String NOTHING =
      "janus:run: no rubric of demo was run\n  found: no test in it\n"
          + "  fix: see what <bench>, <limit> and <shard> select";

  /** The process that {@link RecordFixture} names. */
  private static final long OWN = 12;

  @TempDir private Path output;

  @Test
  void rubrics_with_a_score_are_evidence() {
    assertEquals(
        List.of(),
        evidence().violations(new ForkOutcome(OWN, List.of(suite(1)), List.of(), Map.of())));
  }

  @Test
  void without_any_test_nothing_was_run() {
    assertEquals(
        List.of(NOTHING),
        evidence().violations(new ForkOutcome(OWN, List.of(), List.of(), Map.of())));
  }

  @Test
  void the_first_fault_tells_why_nothing_was_run() {
    assertEquals(
        List.of("b.jsonl:1: broken"),
        evidence()
            .violations(
                new ForkOutcome(
                    OWN,
                    List.of(suite(0)),
                    List.of(new Fault("demo", "b.jsonl:1: broken"), new Fault("demo", "x")),
                    Map.of())));
  }

  @Test
  void a_fault_of_a_run_with_scores_is_left_to_the_check() {
    assertEquals(
        List.of(),
        evidence()
            .violations(
                new ForkOutcome(
                    OWN,
                    List.of(suite(1)),
                    List.of(new Fault("demo", "judge is away")),
                    Map.of())));
  }

  @Test
  void a_fault_of_no_bench_counts_even_for_a_run_with_scores() {
    assertEquals(
        List.of("disk full"),
        evidence()
            .violations(
                new ForkOutcome(
                    OWN, List.of(suite(1)), List.of(new Fault("", "disk full")), Map.of())));
  }

  @Test
  void a_fault_of_no_bench_is_told_once() {
    assertEquals(
        List.of("disk full"),
        evidence()
            .violations(
                new ForkOutcome(
                    OWN, List.of(suite(0)), List.of(new Fault("", "disk full")), Map.of())));
  }

  @Test
  void verdicts_without_a_score_in_a_new_record_are_evidence() throws IOException {
    new RecordFixture(output).write("demo", "", End.COMPLETE, 0);
    assertEquals(
        List.of(),
        evidence()
            .violations(
                new ForkOutcome(
                    OWN, List.of(suite(0)), List.of(new Fault("demo", "unscored")), Map.of())));
  }

  @Test
  void the_record_of_another_process_is_no_evidence() throws IOException {
    new RecordFixture(output).write("demo", "", End.COMPLETE, 5);
    assertEquals(
        List.of(NOTHING),
        evidence().violations(new ForkOutcome(1, List.of(suite(0)), List.of(), Map.of())));
  }

  @Test
  void the_record_of_a_process_whose_start_is_unknown_counts_by_its_id() throws IOException {
    new RecordFixture(output, "12").write("demo", "", End.COMPLETE, 0);
    assertEquals(
        List.of(),
        evidence().violations(new ForkOutcome(OWN, List.of(suite(0)), List.of(), Map.of())));
  }

  @Test
  void a_new_record_without_verdicts_is_no_evidence() throws IOException {
    new RecordFixture(output).write("demo", "", End.COMPLETE);
    assertEquals(
        List.of(NOTHING),
        evidence().violations(new ForkOutcome(OWN, List.of(suite(0)), List.of(), Map.of())));
  }

  @Test
  void a_new_record_of_a_shard_without_prompts_is_evidence_once_it_is_complete()
      throws IOException {
    new RecordFixture(output).writeEmptyShard("demo", End.INTERRUPTED);
    assertEquals(
        List.of(NOTHING),
        evidence().violations(new ForkOutcome(OWN, List.of(), List.of(), Map.of())));
    new RecordFixture(output).writeEmptyShard("demo", End.COMPLETE);
    assertEquals(
        List.of(), evidence().violations(new ForkOutcome(OWN, List.of(), List.of(), Map.of())));
    assertEquals(
        List.of(NOTHING),
        evidence().violations(new ForkOutcome(1, List.of(), List.of(), Map.of())));
  }

  @Test
  void a_new_record_that_cannot_be_read_is_no_evidence() throws IOException {
    Files.createDirectories(output.resolve("demo"));
    Files.writeString(output.resolve("demo/run.jsonl"), "x\nx\n");
    assertEquals(
        List.of(NOTHING),
        evidence().violations(new ForkOutcome(OWN, List.of(suite(0)), List.of(), Map.of())));
  }

  @Test
  void each_class_has_to_have_been_run() {
    ForkRequest request = new ForkRequest("demo", List.of("a.B", "demo"), output, Map.of());
    assertEquals(
        List.of(
            "janus:run: no rubric of a.B was run\n  found: no test in it\n"
                + "  fix: name a class annotated with @JanusBench in <classes>, fully qualified"),
        new RunEvidence(request)
            .violations(new ForkOutcome(OWN, List.of(suite(1)), List.of(), Map.of())));
  }

  private RunEvidence evidence() {
    return new RunEvidence(new ForkRequest("demo", List.of(), output, Map.of()));
  }

  private static SuiteSummary suite(int decided) {
    return new SuiteSummary("demo", "demo.koala", 0, decided, 1, 0, decided);
  }
}
