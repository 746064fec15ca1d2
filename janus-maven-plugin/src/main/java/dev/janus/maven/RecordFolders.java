package dev.janus.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
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

  /** Returns the names of the benches with a record, sorted. */
  List<String> benches() {
    try (Stream<Path> folders = Files.list(output)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve(RECORD)))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (NoSuchFileException | NotDirectoryException nothingRan) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
