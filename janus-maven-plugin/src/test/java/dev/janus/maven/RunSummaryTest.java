package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.maven.launch.ForkOutcome;
import dev.janus.maven.launch.ForkRequest;
import dev.janus.maven.launch.SuiteSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunSummaryTest {

  private static final Path OUTPUT = Path.of("target", "janus");

  @Test
  void tells_each_split_and_where_the_reports_are() {
    ForkRequest request = new ForkRequest("demo", List.of("a.B", "c.D"), OUTPUT, Map.of());
    ForkOutcome outcome =
        new ForkOutcome(
            1,
            List.of(
                new SuiteSummary("a.B", "a.B.koala", 4, 1, 0, 0, 5),
                new SuiteSummary("a.B", "a.B.overall", 1, 0, 0, 0, 0)),
            List.of());
    assertEquals(
        List.of(
            "janus: a.B",
            "  koala: 4 passed, 1 failed",
            "  overall: 1 passed",
            "  tests in " + OUTPUT.resolve("a.B").resolve("surefire-reports"),
            "  reports in " + OUTPUT.resolve("a.B").resolve("report")),
        new RunSummary(request, outcome).lines());
  }
}
