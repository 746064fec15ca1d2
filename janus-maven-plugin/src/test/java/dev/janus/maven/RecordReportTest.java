package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.gate.Gates;
import dev.janus.maven.RecordFixture.End;
import dev.janus.run.UnreadableRunException;
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
      throws IOException, UnreadableRunException {
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
}
