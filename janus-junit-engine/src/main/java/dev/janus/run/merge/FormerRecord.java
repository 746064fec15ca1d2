package dev.janus.run.merge;

import dev.janus.run.RecordLines;
import dev.janus.run.ResponseLine;
import dev.janus.run.RunFolder;
import dev.janus.run.RunHeader;
import dev.janus.run.RunLine;
import dev.janus.run.RunLineReader;
import dev.janus.run.RunLineReader.MalformedLineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A record that stands where the merged one is to be.
 *
 * @param path where it is, if it is
 */
record FormerRecord(Path path) {

  /**
   * Keeps it aside if it was paid for and is not a merge of the same shards, or if it is no record
   * at all, as a new run would.
   *
   * @param merged id of the merged run
   */
  void keepUnless(String merged) throws IOException {
    if (!Files.exists(path) || Files.size(path) == 0) {
      return;
    }
    try (InputStream in = Files.newInputStream(path)) {
      if (!isWorthKeeping(new RecordLines(in), merged)) {
        return;
      }
    } catch (MalformedLineException e) {
      keepAs(RunFolder.UNREADABLE);
      return;
    }
    keepAs(RunFolder.PREVIOUS);
  }

  private static boolean isWorthKeeping(RecordLines lines, String merged)
      throws IOException, MalformedLineException {
    RunLineReader reader = new RunLineReader();
    while (lines.next()) {
      RunLine read = reader.read(lines.text());
      if (read instanceof RunHeader header && isFreeOrSame(header, merged)) {
        return false;
      }
      if (read instanceof ResponseLine) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFreeOrSame(RunHeader header, String merged) {
    return header.run().equals(merged) || header.isReplay();
  }

  private void keepAs(String name) throws IOException {
    Files.move(path, RunFolder.free(path.resolveSibling(name)));
  }
}
