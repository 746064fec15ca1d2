package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.gate.Gates;
import dev.janus.maven.RecordFixture.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordReportTest {

  @TempDir private Path output;

  @Test
  void writes_all_reports_of_a_record_with_the_gates_of_the_pom()
      throws IOException, ReportFailedException {
    new RecordFixture(output).write("demo", "", End.COMPLETE, 2, 3);
    Path reports =
        new RecordReport(new BenchGates(Gates.parse("koala: minimumMean=4.25")))
            .write(new RecordFolders(output), "demo");
    assertEquals(output.resolve("demo/report"), reports);
    try (Stream<Path> files = Files.list(reports)) {
      assertEquals(
          List.of("koala.md", "report.json", "report.md"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    assertTrue(Files.readString(reports.resolve("report.md")).contains("4.25"));
  }

  @Test
  void a_record_that_cannot_be_read_has_no_reports() throws IOException {
    Files.createDirectories(output.resolve("demo"));
    Files.writeString(output.resolve("demo/run.jsonl"), "");
    assertEquals(
        output.resolve("demo/run.jsonl")
            + ": the run record has no header\n  found: 0 lines\n  fix: run the bench again",
        failure(""));
  }

  @Test
  void a_gate_that_does_not_fit_is_told_with_its_bench() throws IOException {
    new RecordFixture(output).write("demo", "", End.COMPLETE, 5);
    assertEquals(
        "demo: janus.gates: the bench has no split \"flask\"\n"
            + "  found: splits koala\n"
            + "  fix: write * for every split, or overall for all",
        failure("flask: minimumMean=4"));
  }

  @Test
  void a_report_that_cannot_be_written_is_told_with_a_fix() throws IOException {
    new RecordFixture(output).write("demo", "", End.COMPLETE, 5);
    Path inTheWay = Files.writeString(output.resolve("demo/report"), "in the way");
    assertEquals(
        output.resolve("demo")
            + ": the reports cannot be written\n"
            + "  found: java.nio.file.FileAlreadyExistsException: "
            + inTheWay
            + "\n  fix: make room, or make the folder writable",
        failure(""));
  }

  private String failure(String gates) {
    RecordReport reports = new RecordReport(new BenchGates(Gates.parse(gates)));
    return String.valueOf(
        assertThrows(
                ReportFailedException.class, () -> reports.write(new RecordFolders(output), "demo"))
            .getMessage());
  }
}
