package dev.janus.execution;

import dev.janus.gate.GateOutcome;
import dev.janus.report.ReportFile;
import dev.janus.report.Reports;
import dev.janus.run.Run;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Writes the reports of a run beside its record. Stateless and thread-safe. */
@API(status = Status.EXPERIMENTAL)
public final class ReportFolder {

  private ReportFolder() {}

  /**
   * Writes all reports, each whole or not at all.
   *
   * @param folder of the run; the reports go into {@code report/} in it
   * @return the files written, the overall report first
   * @throws IOException if a file cannot be written
   */
  public static List<Path> write(Path folder, Run run, List<GateOutcome> outcomes)
      throws IOException {
    List<ReportFile> reports = Reports.of(run, outcomes);
    for (ReportFile report : reports) {
      write(folder.resolve(report.name()), report);
    }
    return reports.stream().map(report -> folder.resolve(report.name())).toList();
  }

  private static void write(Path file, ReportFile report) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream bytes = Files.newOutputStream(unfinished);
        Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      report.content().writeTo(out);
    }
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
