package dev.janus.chat.batch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where the files of one model's batches are.
 *
 * @param path of the folder
 * @param opening of the file of states
 */
record BatchFolder(Path path, LineFile.Opening opening) {

  private static final String PARTS = "part-*.jsonl";

  Path state() {
    return path.resolve("state.jsonl");
  }

  /** Returns the file of a part's requests. */
  Path requests(int part) {
    return path.resolve("part-%05d.jsonl".formatted(part));
  }

  /** Returns a file for what is downloaded of a part. */
  Path download(int part, String what) {
    return path.resolve("part-%05d.%s.jsonl".formatted(part, what));
  }

  /** Deletes the files of all parts but these, and all downloads. */
  void keepOnly(Set<Integer> parts) throws IOException {
    List<Path> kept = parts.stream().map(this::requests).toList();
    for (Path file : files(PARTS)) {
      if (!kept.contains(file)) {
        Files.delete(file);
      }
    }
  }

  private List<Path> files(String pattern) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(path, pattern)) {
      found.forEach(files::add);
    }
    return files;
  }
}
