package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.maven.launch.Fault;
import dev.janus.maven.launch.ForkOutcome;
import dev.janus.maven.launch.ForkRequest;
import dev.janus.maven.launch.SuiteSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanEvidenceTest {

  private static List<String> violations(List<SuiteSummary> suites, Fault... faults) {
    ForkRequest request =
        new ForkRequest("demo", List.of(), Path.of("out"), Map.of("janus.mode", "plan"));
    return new PlanEvidence(request)
        .violations(new ForkOutcome(1, suites, List.of(faults), Map.of()));
  }

  private static SuiteSummary skipped() {
    return new SuiteSummary("demo", "demo.koala", 0, 0, 0, 8, 0);
  }

  @Test
  void skipped_tests_without_a_fault_are_a_plan() {
    assertEquals(List.of(), violations(List.of(skipped())));
  }

  @Test
  void every_fault_is_told_once() {
    Fault broken = new Fault("demo", "b.jsonl:1: broken");
    Fault other = new Fault("", "no room");
    assertEquals(
        List.of("b.jsonl:1: broken", "no room"),
        violations(List.of(skipped()), broken, broken, other));
  }

  @Test
  void a_bench_without_any_test_is_no_plan() {
    assertEquals(
        List.of(
            """
            janus:plan: there is nothing to plan of demo
              found: no test in it
              fix: see that <classes> names classes annotated with @JanusBench, or what <bench>, \
            <limit> and <shard> select\
            """),
        violations(List.of()));
  }

  @Test
  void a_fault_tells_why_there_is_no_test() {
    assertEquals(List.of("no engine"), violations(List.of(), new Fault("", "no engine")));
  }
}
