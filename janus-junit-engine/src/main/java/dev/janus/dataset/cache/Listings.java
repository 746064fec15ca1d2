package dev.janus.dataset.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which files commits have. A snapshot alone does not tell whether it is complete. */
final class Listings {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final TypeReference<List<String>> PATHS = new TypeReference<>() {};

  private final Path folder;
  private final FileOpening opening;

  Listings(Path folder, FileOpening opening) {
    this.folder = folder;
    this.opening = opening;
  }

  Optional<List<String>> find(String commit) throws IOException {
    Path file = file(commit);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(List.copyOf(MAPPER.readValue(Files.readAllBytes(file), PATHS)));
    } catch (JsonProcessingException e) {
      // A note that cannot be read is no note: the hub is asked again, and it is replaced.
      return Optional.empty();
    }
  }

  void write(String commit, List<String> paths) throws IOException {
    Path file = file(commit);
    Path unfinished = folder.resolve(UniqueName.of(commit));
    new AtomicFile(opening).write(unfinished, file, MAPPER.writeValueAsString(paths));
  }

  private Path file(String commit) {
    return folder.resolve(commit + ".json");
  }
}
