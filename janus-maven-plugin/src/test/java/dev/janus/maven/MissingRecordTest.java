package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.gate.Gates;
import dev.janus.maven.RecordCheck.Expected;
import dev.janus.maven.RecordFixture.End;
import dev.janus.maven.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  void no_bench_at_all_is_a_violation() {
    Path nowhere = output.resolve("nowhere");
    assertEquals(
        List.of(
            nowhere
                + """
                : there is no run record of this build
                  found: no run.jsonl, neither <bench> nor <classes> in the pom, no class annotated \
                with @JanusBench
                  fix: for the bench of a pom, set <bench> and bind the run goal; for an annotated \
                class, see that Surefire or Failsafe runs it: janus-junit-engine and \
                junit-platform-engine have to be on the test class path, and its name has to match \
                *Test or *IT"""),
        check(nowhere, List.of(), List.of()).violations());
  }

  @Test
  void each_annotated_class_has_to_have_a_record() throws IOException {
    records.write("a.B", MEAN_4, End.COMPLETE, 5);
    assertEquals(
        List.of(
            output.resolve("c.D/run.jsonl")
                + ": there is no run record of c.D\n  found: records of a.B\n  fix: "
                + HOW_CLASSES_RUN),
        check(output, List.of(), List.of("a.B", "c.D")).violations());
  }

  @Test
  void each_configured_bench_has_to_have_a_record() throws IOException {
    records.write("other", MEAN_4, End.COMPLETE, 5);
    assertEquals(
        List.of(missing("records of other")),
        check(output, List.of("demo"), List.of()).violations());
  }

  @Test
  void the_only_record_must_not_be_missing() {
    assertEquals(
        List.of(missing("no record at all")),
        check(output, List.of("demo"), List.of()).violations());
  }

  private static final String HOW_CLASSES_RUN =
      "see that Surefire or Failsafe runs it: janus-junit-engine and junit-platform-engine have to"
          + " be on the test class path, and its name has to match *Test or *IT";

  private String missing(String found) {
    return output.resolve("demo/run.jsonl")
        + ": there is no run record of demo\n  found: "
        + found
        + "\n  fix: bind the run goal to this build; where demo is a class, "
        + HOW_CLASSES_RUN;
  }

  private static CheckOutcome check(Path output, List<String> configured, List<String> annotated) {
    return new RecordCheck(
            Gates.NONE,
            new Build(BUILD_START, false, Set.of(), List.of(), false, null),
            new Expected(configured, annotated, Map.of(), Map.of(), true),
            new StatedSettings(new Settings(Map.of(), Gates.NONE)),
            BUILD_START)
        .check(new RecordFolders(output));
  }
}
