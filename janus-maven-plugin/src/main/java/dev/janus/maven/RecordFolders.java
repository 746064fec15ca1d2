package dev.janus.maven;

import dev.janus.run.UnreadableRunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of the benches that left a record.
 *
 * @param output the folder they are in
 */
record RecordFolders(Path output) {
  private static final String RECORD = "run.jsonl";

  /**
   * Returns the names of the benches with a record, sorted; none where there is no folder.
   *
   * @throws UnreadableRunException if the folder cannot be listed
   */
  List<String> benches() throws UnreadableRunException {
    try (Stream<Path> folders = Files.list(output)) {
      return folders
          .filter(RecordFolders::mayHaveRecord)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (NoSuchFileException nothingRan) {
      return List.of();
    } catch (IOException | UncheckedIOException e) {
      throw new UnreadableRunException(
          "%s: the run records cannot be listed\n  found: %s\n  fix: make it a folder that can be read, or set <output> to another"
              .formatted(output, e),
          e);
    }
  }

  /** A record that is out of reach counts: whoever reads it says why it cannot. */
  private static boolean mayHaveRecord(Path folder) {
    return Files.isDirectory(folder) && !Files.notExists(folder.resolve(RECORD));
  }

  /** Returns the folder of a bench. */
  Path folder(String bench) {
    return output.resolve(bench);
  }

  /** Returns where the record of a bench is, or would be. */
  Path record(String bench) {
    return folder(bench).resolve(RECORD);
  }
}
