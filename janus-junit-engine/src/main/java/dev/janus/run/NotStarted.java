package dev.janus.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.janus.json.JsonReader;
import dev.janus.json.JsonTree.Floats;
import dev.janus.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Why a run that was to start did not: a file beside the record, which is as an earlier run left
 * it. The next run that starts removes the file.
 *
 * @param at when it was to start
 * @param missingKey whether all that was missing is the key of a model, as in a build of a fork
 * @param message why, for people
 */
@API(status = Status.EXPERIMENTAL)
public record NotStarted(Instant at, boolean missingKey, String message) {

  private static final String FILE = "not-started.json";

  /**
   * Writes the file.
   *
   * @param folder of the run; created where needed
   * @throws IOException if it cannot be written
   */
  public void write(Path folder) throws IOException {
    String json =
        new JsonWriter()
            .text(
                JsonNodeFactory.instance
                    .objectNode()
                    .put("at", at.toString())
                    .put("missingKey", missingKey)
                    .put("message", message));
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(FILE), json + "\n");
  }

  /**
   * Removes the file, if it is there.
   *
   * @param folder of the run
   * @throws IOException if it cannot be removed
   */
  public static void remove(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(FILE));
  }

  /**
   * Reads the file. One that says nothing readable is no missing key, of whenever it was written.
   *
   * @param folder of the run; need not be there
   * @return nothing when there is no such file, or not even its time can be told
   */
  public static Optional<NotStarted> read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return Files.exists(file) ? Optional.of(readFile(file)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static NotStarted readFile(Path file) throws IOException {
    try {
      JsonNode json = JsonReader.of(Floats.DOUBLE).read(Files.readString(file));
      return new NotStarted(
          Instant.parse(json.path("at").asText()),
          json.path("missingKey").asBoolean(),
          json.path("message").asText());
    } catch (IOException | DateTimeException e) {
      return new NotStarted(
          Files.getLastModifiedTime(file).toInstant(),
          false,
          file + ": why the run did not start cannot be read");
    }
  }
}
