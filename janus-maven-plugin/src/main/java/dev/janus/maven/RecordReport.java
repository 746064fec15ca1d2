package dev.janus.maven;

import dev.janus.report.ReportFile;
import dev.janus.report.Reports;
import dev.janus.run.Run;
import dev.janus.run.RunReader;
import dev.janus.run.UnreadableRunException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes reports from records.
 *
 * @param gates whose outcomes are reported
 */
record RecordReport(BenchGates gates) {

  /**
   * Writes the reports of a bench and returns where the first page is.
   *
   * @throws IllegalArgumentException if a gate does not fit the run
   */
  Path write(RecordFolders folders, String bench) throws UnreadableRunException, IOException {
    Run run = RunReader.read(folders.record(bench));
    for (ReportFile report : Reports.of(run, gates.decide(run))) {
      Path file = folders.folder(bench).resolve(report.name());
      Files.createDirectories(file.getParent());
      try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        report.content().writeTo(writer);
      }
    }
    return folders.folder(bench).resolve("report");
  }
}
