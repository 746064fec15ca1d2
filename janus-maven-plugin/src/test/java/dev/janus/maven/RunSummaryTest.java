package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

class RunSummaryTest {

  @TempDir private Path output;

  @Test
  void tells_each_split_and_where_the_reports_are() throws IOException {
    Path reports = Files.createDirectories(output.resolve("a.B").resolve("report"));
    assertEquals(
        List.of(
            "janus: a.B",
            "  koala: 4 passed, 1 failed",
            "  overall: 1 passed",
            "  tests in " + output.resolve("a.B").resolve("surefire-reports"),
            "  reports in " + reports),
        summary(
                new SuiteSummary("a.B", "a.B.koala", 4, 1, 0, 0, 5),
                new SuiteSummary("a.B", "a.B.overall", 1, 0, 0, 0, 0))
            .lines());
  }

  @Test
  void names_no_reports_where_there_are_none() {
    assertEquals(
        List.of(
            "janus: a.B",
            "  a.B: 0 passed, 1 error",
            "  tests in " + output.resolve("a.B").resolve("surefire-reports")),
        summary(new SuiteSummary("a.B", "a.B", 0, 0, 1, 0, 0)).lines());
  }

  private RunSummary summary(SuiteSummary... suites) {
    ForkRequest request = new ForkRequest("demo", List.of("a.B", "c.D"), output, Map.of());
    return new RunSummary(request, new ForkOutcome(1, List.of(suites), List.of(), Map.of()));
  }
}
