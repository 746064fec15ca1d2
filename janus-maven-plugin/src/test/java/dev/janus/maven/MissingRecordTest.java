package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.gate.Gates;
import dev.janus.maven.RecordFixture.End;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingRecordTest {

  private static final Instant BUILD_START = RecordFixture.FINISHED;
  private static final String MEAN_4 = "koala: minimumMean=4";

  @TempDir private Path output;
  private RecordFixture records;

  @BeforeEach
  void prepare() {
    records = new RecordFixture(output);
  }

  @Test
  void no_record_at_all_is_a_violation() {
    Path nowhere = output.resolve("nowhere");
    assertEquals(
        List.of(
            nowhere
                + """
                : there is no run record
                  found: no run.jsonl, neither <bench> nor <classes> in the pom, classes annotated \
                with @JanusBench: a.B, c.D
                  fix: for the bench of a pom, set <bench> and bind the run goal; for annotated \
                classes, see that Surefire or Failsafe runs them: janus-junit-engine and \
                junit-platform-engine have to be on the test class path, and names have to match \
                *Test or *IT"""),
        new RecordCheck(Gates.NONE, List.of("a.B", "c.D"), BUILD_START)
            .check(new RecordFolders(nowhere), List.of())
            .violations());
  }

  @Test
  void no_record_and_no_annotated_class_is_a_violation_that_says_so() {
    assertEquals(
        "  found: no run.jsonl, neither <bench> nor <classes> in the pom, classes annotated with"
            + " @JanusBench: none",
        violations().get(0).lines().skip(1).findFirst().orElse(""));
  }

  @Test
  void a_class_that_left_no_record_is_a_warning_unless_it_is_configured() throws IOException {
    records.write("a.B", MEAN_4, End.COMPLETE, 5);
    CheckOutcome outcome =
        new RecordCheck(Gates.NONE, List.of("a.B", "c.D", "e.F"), BUILD_START)
            .check(new RecordFolders(output), List.of("e.F"));
    assertEquals(
        List.of(
            "c.D: the class is annotated with @JanusBench and left no run record\n"
                + "  fix: see that Surefire or Failsafe runs them: janus-junit-engine and"
                + " junit-platform-engine have to be on the test class path, and names have to"
                + " match *Test or *IT, or name it in <classes> to make this a failure; an abstract"
                + " class or an annotation leaves none"),
        outcome.warnings());
  }

  @Test
  void the_record_of_a_configured_bench_must_not_be_missing() throws IOException {
    records.write("other", MEAN_4, End.COMPLETE, 5);
    assertEquals(List.of(missing("records of other")), violations("demo"));
  }

  @Test
  void the_only_record_must_not_be_missing() {
    assertEquals(List.of(missing("no record at all")), violations("demo"));
  }

  private String missing(String found) {
    return output.resolve("demo/run.jsonl")
        + ": there is no run record of demo\n  found: "
        + found
        + "\n  fix: bind the run goal to this build; where demo is a class, see that Surefire or"
        + " Failsafe runs them: janus-junit-engine and junit-platform-engine have to be on the test"
        + " class path, and names have to match *Test or *IT";
  }

  private List<String> violations(String... expected) {
    return new RecordCheck(Gates.NONE, List.of(), BUILD_START)
        .check(new RecordFolders(output), List.of(expected))
        .violations();
  }
}
