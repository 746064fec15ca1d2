package dev.janus.maven;

import dev.janus.execution.ReportFolder;
import dev.janus.run.UnreadableRunException;
import java.io.IOException;
import java.nio.file.Path;

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
    Path folder = folders.folder(bench);
    try {
      ReportFolder.write(folder, gates::decide);
    } catch (UnreadableRunException e) {
      throw new ReportFailedException(String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new ReportFailedException(bench + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ReportFailedException(
          "%s: the reports cannot be written\n  found: %s\n  fix: make room, or make the folder writable"
              .formatted(folder, e),
          e);
    }
    return folder.resolve("report");
  }
}
