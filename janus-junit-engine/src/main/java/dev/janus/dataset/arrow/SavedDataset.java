package dev.janus.dataset.arrow;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.janus.dataset.json.JsonFault;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import dev.janus.dataset.source.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A folder that {@code save_to_disk} of Hugging Face's {@code datasets} wrote: of a Dataset, which
 * is some Arrow streams, or of a DatasetDict, which is a folder for each of its parts. No class of
 * Arrow is loaded to look through it.
 */
@API(status = Status.INTERNAL)
public final class SavedDataset {

  private static final String STATE = "state.json";
  private static final String PARTS = "dataset_dict.json";
  private static final String SAVE = "run save_to_disk again and name the folder it writes";

  private final String name;
  private final Path folder;

  private SavedDataset(String name, Path folder) {
    this.name = name;
    this.folder = folder;
  }

  /**
   * Finds the files of a folder, in the order in which they make up the dataset.
   *
   * @param name what messages call the folder
   * @throws RefusedFileException if it is no such folder, or names a file that is missing or lies
   *     elsewhere
   */
  public static List<FileSource> files(String name, Path folder) throws IOException {
    return new SavedDataset(name, folder).files();
  }

  private List<FileSource> files() throws IOException {
    if (Files.exists(folder.resolve(PARTS))) {
      return filesOfParts();
    }
    if (Files.exists(folder.resolve(STATE))) {
      return filesOfDataset();
    }
    throw new RefusedFileException(
        new Problem(
            name,
            "is a folder, but none that save_to_disk wrote",
            "neither " + STATE + " nor " + PARTS + " in " + folder,
            "name a file in it, for example one in .jsonl"));
  }

  private List<FileSource> filesOfParts() throws IOException {
    JsonNode parts = read(PARTS).path("splits");
    if (!parts.isArray()) {
      throw refused(PARTS, "names no parts", "no list \"splits\"");
    }
    List<FileSource> files = new ArrayList<>();
    for (JsonNode part : parts) {
      Path inside = inside(PARTS, part);
      files.addAll(new SavedDataset(name + "/" + part.asText(), inside).filesOfDataset());
    }
    return files;
  }

  private List<FileSource> filesOfDataset() throws IOException {
    JsonNode state = read(STATE);
    JsonNode named = state.path("_data_files");
    if (!named.isArray()) {
      throw refused(STATE, "names no files", "no list \"_data_files\"");
    }
    if (!state.path("_indices_data_files").isEmpty()) {
      throw new RefusedFileException(
          new Problem(
              name + "/" + STATE,
              "the rows are picked from its files by another file",
              "\"_indices_data_files\"",
              "call flatten_indices() before save_to_disk"));
    }
    List<FileSource> files = new ArrayList<>();
    for (JsonNode file : named) {
      JsonNode filename = file.path("filename");
      files.add(new FileSource(name + "/" + filename.asText(), existing(inside(STATE, filename))));
    }
    return files;
  }

  private JsonNode read(String file) throws IOException {
    Path path = folder.resolve(file);
    if (!Files.exists(path)) {
      throw refused(file, "no such file", "nothing at " + path);
    }
    try (InputStream in = Files.newInputStream(path)) {
      return new ObjectMapper().readTree(in);
    } catch (JacksonException e) {
      throw refused(file, "is not JSON", JsonFault.found(e));
    }
  }

  /** A dataset lies in its folder: a name that leads elsewhere is not followed. */
  private Path inside(String from, JsonNode named) throws RefusedFileException {
    Path root = folder.toAbsolutePath().normalize();
    try {
      Path path = root.resolve(named.asText()).normalize();
      if (named.isTextual() && path.startsWith(root) && !path.equals(root)) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw refused(from, "names a file that cannot be", Problem.quote(named.asText()));
    }
    throw refused(from, "names a file that is not in the folder", Problem.quote(named.asText()));
  }

  private Path existing(Path file) throws RefusedFileException {
    if (!Files.isRegularFile(file)) {
      String missing = folder.toAbsolutePath().normalize().relativize(file).toString();
      throw refused(STATE, "names a file that is missing", "nothing called " + missing);
    }
    return file;
  }

  private RefusedFileException refused(String file, String what, String found) {
    return new RefusedFileException(new Problem(name + "/" + file, what, found, SAVE));
  }
}
