package dev.janus.execution;

import dev.janus.gate.GateOutcome;
import dev.janus.report.ReportFile;
import dev.janus.report.Reports;
import dev.janus.run.Run;
import dev.janus.run.RunFolder;
import dev.janus.run.RunReader;
import dev.janus.run.UnreadableRunException;
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
import java.util.function.Function;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Writes the reports of a run beside its record. Stateless and thread-safe. */
@API(status = Status.EXPERIMENTAL)
public final class ReportFolder {

  /** A record up to this size is read once, with all its texts, in bytes. */
  private static final long READ_WHOLE = 16 << 20;

  private ReportFolder() {}

  /**
   * Writes all reports, each whole or not at all. Of a large record, only the texts that are quoted
   * are held in memory.
   *
   * @param folder of the run, with its {@code run.jsonl}; the reports go into {@code report/} in it
   * @param gates decides the gates of the run
   * @return the files written, the overall report first
   * @throws UnreadableRunException if the record cannot be read
   * @throws IOException if a file cannot be written
   * @throws IllegalArgumentException if a gate does not fit the run
   */
  public static List<Path> write(Path folder, Function<Run, List<GateOutcome>> gates)
      throws UnreadableRunException, IOException {
    Run run = read(folder.resolve(RunFolder.RECORD));
    List<ReportFile> reports = Reports.of(run, gates.apply(run));
    for (ReportFile report : reports) {
      write(folder.resolve(report.name()), report);
    }
    return reports.stream().map(report -> folder.resolve(report.name())).toList();
  }

  private static Run read(Path record) throws UnreadableRunException, IOException {
    boolean large = Files.exists(record) && Files.size(record) > READ_WHOLE;
    return large
        ? RunReader.quoting(record, Reports.quoted(RunReader.figures(record)))
        : RunReader.read(record);
  }

  private static void write(Path file, ReportFile report) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream bytes = Files.newOutputStream(unfinished);
        Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      report.content().writeTo(out);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
