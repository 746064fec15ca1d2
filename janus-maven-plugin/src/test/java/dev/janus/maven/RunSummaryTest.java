package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.chat.Usage;
import dev.janus.generate.Response;
import dev.janus.maven.launch.ForkOutcome;
import dev.janus.maven.launch.ForkRequest;
import dev.janus.maven.launch.SuiteSummary;
import dev.janus.run.ResponseLine;
import dev.janus.run.RunLineWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
  void tells_how_many_responses_were_cut_off() throws IOException {
    new RecordFixture(output).write("a.B", "", RecordFixture.End.COMPLETE, 4);
    Response cutOff = new Response("k", 0, "Hi", Usage.NONE, "length", 1, 1, null);
    ResponseLine line = new ResponseLine("p0", 0, "koala", "c-p0", cutOff);
    Files.writeString(
        output.resolve("a.B").resolve("run.jsonl"),
        new RunLineWriter().write(line) + "\n",
        StandardOpenOption.APPEND);
    assertEquals(
        List.of(
            "janus: a.B",
            "  koala: 1 passed",
            "  1 of 1 responses cut off (1 at the maximum of tokens), judged as they are",
            "  tests in " + output.resolve("a.B").resolve("surefire-reports")),
        summary(new SuiteSummary("a.B", "a.B.koala", 1, 0, 0, 0, 1)).lines());
  }

  @Test
  void a_run_of_a_part_tells_of_its_own_record_and_reports() throws IOException {
    new RecordFixture(output, "11@2026-11-19T09:59:59Z")
        .write("a.B", "", RecordFixture.End.COMPLETE, 4);
    Files.createDirectories(output.resolve("a.B/report"));
    new RecordFixture(output.resolve("a.B")).write("partial", "", RecordFixture.End.COMPLETE, 4);
    Path reports = Files.createDirectories(output.resolve("a.B/partial/report"));
    assertEquals(
        List.of(
            "janus: a.B",
            "  koala: 1 passed",
            "  tests in " + output.resolve("a.B").resolve("surefire-reports"),
            "  reports in " + reports),
        summary(new SuiteSummary("a.B", "a.B.koala", 1, 0, 0, 0, 1)).lines());
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
    return new RunSummary(request, new ForkOutcome(12, List.of(suites), List.of(), Map.of()));
  }
}
