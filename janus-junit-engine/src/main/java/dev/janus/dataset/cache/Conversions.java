package dev.janus.dataset.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Files that were converted to Arrow IPC streams: {@code converted/v1/<sha256>.arrow}, named after
 * the file they were made of, with {@code <sha256>.json} beside each. Thread-safe; other processes
 * may use the folder at the same time.
 */
@API(status = Status.EXPERIMENTAL)
public final class Conversions {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;
  private final FileOpening opening;

  public Conversions(HubFolders folders) {
    this(folders, FileOpening.REAL);
  }

  Conversions(HubFolders folders, FileOpening opening) {
    this.folder = folders.janus().resolve("converted/v1");
    this.opening = opening;
  }

  /** Loading Jackson's mapper takes a cold JVM longer than reading a bench, and few benches do. */
  private static final class Records {
    static final JsonMapper MAPPER =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  /** Makes a converted file. */
  @FunctionalInterface
  public interface Converter {

    /**
     * Writes the Arrow IPC stream.
     *
     * @param out not to be closed
     * @return what it was made of
     */
    Conversion convert(OutputStream out) throws IOException, InterruptedException;
  }

  /** Returns the SHA-256 of a file's content, under which its conversion is found. */
  public static String sha256(Path file) throws IOException {
    return FileHash.SHA_256.of(file);
  }

  /** Returns the converted file, when it is whole and its record is there. */
  public Optional<Path> find(String sha256) throws IOException {
    return record(sha256).map(record -> arrow(sha256));
  }

  /** Returns the record of a converted file that is whole. */
  public Optional<Conversion> record(String sha256) throws IOException {
    Path json = json(sha256);
    if (!Files.isRegularFile(arrow(sha256)) || !Files.isRegularFile(json)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Records.MAPPER.readValue(Files.readAllBytes(json), Conversion.class));
    } catch (JsonProcessingException e) {
      // Without a record it is not known what the file is: it is made again.
      return Optional.empty();
    }
  }

  /**
   * Converts a file unless that has been done. Others who want the same wait. When it fails,
   * nothing is left behind.
   *
   * @param sha256 of the file that is converted
   * @return the record, old or new
   */
  public Conversion make(String sha256, Converter converter)
      throws IOException, InterruptedException {
    Path unfinished = file(sha256, ".incomplete");
    FileHold hold = FileHold.take(folder, sha256 + ".lock");
    try {
      Optional<Conversion> made = record(sha256);
      return made.isPresent() ? made.get() : convert(sha256, converter, unfinished);
    } finally {
      hold.close();
    }
  }

  private Conversion convert(String sha256, Converter converter, Path unfinished)
      throws IOException, InterruptedException {
    try {
      Conversion conversion;
      try (OutputStream out = opening.open(unfinished, StandardOpenOption.TRUNCATE_EXISTING)) {
        conversion = converter.convert(out);
      }
      // The stream comes last: without it, the record counts for nothing.
      new AtomicFile(opening)
          .write(
              folder.resolve(UniqueName.of(sha256)),
              json(sha256),
              Records.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(conversion)
                  + "\n");
      AtomicFile.publish(unfinished, arrow(sha256));
      return conversion;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private Path arrow(String sha256) {
    return file(sha256, ".arrow");
  }

  private Path json(String sha256) {
    return file(sha256, ".json");
  }

  private Path file(String sha256, String ending) {
    if (!SHA_256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not 64 lower-case hexadecimal digits: " + sha256);
    }
    return folder.resolve(sha256 + ending);
  }
}
