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
import java.util.List;

/**
 * Writes reports from records.
 *
 * @param gates whose outcomes are reported
 */
record RecordReport(BenchGates gates) {

  /**
   * Writes the reports of a bench and returns the folder they are in.
   *
   * @throws ReportFailedException if the record cannot be read, a gate does not fit the run, or a
   *     report cannot be written
   */
  Path write(RecordFolders folders, String bench) throws ReportFailedException {
    List<ReportFile> reports = reports(folders.record(bench), bench);
    Path folder = folders.folder(bench);
    try {
      for (ReportFile report : reports) {
        write(report, folder.resolve(report.name()));
      }
    } catch (IOException e) {
      throw new ReportFailedException(
          "%s: the reports cannot be written\n  found: %s\n  fix: make room, or make the folder writable"
              .formatted(folder, e),
          e);
    }
    return folder.resolve("report");
  }

  private List<ReportFile> reports(Path record, String bench) throws ReportFailedException {
    try {
      Run run = RunReader.read(record);
      return Reports.of(run, gates.decide(run));
    } catch (UnreadableRunException e) {
      throw new ReportFailedException(String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new ReportFailedException(bench + ": " + e.getMessage(), e);
    }
  }

  private static void write(ReportFile report, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      report.content().writeTo(writer);
    }
  }
}
