package dev.janus.dataset.cache;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What the Python library {@code datasets} made of datasets of the hub: {@code
 * <org>___<name>/<config>/0.0.0/<hash>/<name>-<split>.arrow}, or its shards. Only read.
 * Thread-safe.
 */
@API(status = Status.EXPERIMENTAL)
public final class DatasetsCache {

  private static final Pattern UPPER_UPPER = Pattern.compile("([A-Z]+)([A-Z][a-z])");
  private static final Pattern LOWER_UPPER = Pattern.compile("([a-z\\d])([A-Z])");
  private static final String NO_SCRIPT_VERSION = "0.0.0";
  private static final int NUMBER = 5;

  private final Path folder;

  public DatasetsCache(HubFolders folders) {
    this.folder = folders.datasets();
  }

  /**
   * Returns the files of a Hugging Face split in the order of their rows; none when it is not here.
   *
   * @param commit what they were made of; null for whatever was made last
   * @throws RefusedFileException if some of its files are missing, or a name would lead elsewhere
   */
  public List<Path> files(DatasetName dataset, @Nullable String commit) throws IOException {
    Path version =
        FileNames.of(folder)
            .resolve(
                folder,
                "dataset, config and Hugging Face split",
                "%s___%s/%s/%s"
                    .formatted(
                        dataset.organization(),
                        lowerCase(dataset.name()),
                        dataset.config(),
                        NO_SCRIPT_VERSION));
    Optional<Path> made =
        commit == null
            ? newest(version)
            : Optional.of(version.resolve(FileNames.commit(commit))).filter(Files::isDirectory);
    return made.isEmpty() ? List.of() : shards(made.get(), dataset);
  }

  /**
   * A Hugging Face split of a dataset.
   *
   * @param config for example {@code default}
   * @param split for example {@code train}
   */
  public record DatasetName(String organization, String name, String config, String split) {}

  /** Writes a name as {@code datasets} does: {@code WikiText} becomes {@code wiki_text}. */
  static String lowerCase(String name) {
    String parted = UPPER_UPPER.matcher(name).replaceAll("$1_$2");
    return LOWER_UPPER.matcher(parted).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }

  private static Optional<Path> newest(Path version) throws IOException {
    if (!Files.isDirectory(version)) {
      return Optional.empty();
    }
    try (Stream<Path> hashes = Files.list(version)) {
      List<Path> whole =
          hashes
              .filter(Files::isDirectory)
              .filter(hash -> FileHash.named(hash.getFileName().toString()) != FileHash.NONE)
              .toList();
      // Of two of one time, always the same one.
      return whole.stream()
          .max(Comparator.comparing(DatasetsCache::modified).thenComparing(Path::toString));
    }
  }

  private static FileTime modified(Path path) {
    return FileTime.fromMillis(path.toFile().lastModified());
  }

  private static List<Path> shards(Path hash, DatasetName dataset) throws IOException {
    String stem = lowerCase(dataset.name()) + "-" + dataset.split();
    Path single = FileNames.of(hash).resolve(hash, "Hugging Face split", stem + ".arrow");
    if (Files.isRegularFile(single)) {
      return List.of(single);
    }
    int total = total(hash, stem);
    List<Path> shards =
        IntStream.range(0, total)
            .mapToObj(i -> hash.resolve("%s-%05d-of-%05d.arrow".formatted(stem, i, total)))
            .toList();
    requireAll(hash, stem, shards);
    return shards;
  }

  /** Returns how many shards there are, as their names say; 0 when there is none. */
  private static int total(Path hash, String stem) throws IOException {
    Pattern shard =
        Pattern.compile(
            "%s-\\d{%d}-of-(\\d{%d})\\.arrow".formatted(Pattern.quote(stem), NUMBER, NUMBER));
    try (Stream<Path> files = Files.list(hash)) {
      return files
          .map(file -> shard.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .mapToInt(name -> Integer.parseInt(name.group(1)))
          .max()
          .orElse(0);
    }
  }

  private static void requireAll(Path hash, String stem, List<Path> shards)
      throws RefusedFileException {
    List<Path> missing = shards.stream().filter(shard -> !Files.isRegularFile(shard)).toList();
    if (!missing.isEmpty()) {
      throw new RefusedFileException(
          new Problem(
              hash.resolve(stem).toString(),
              "%d of %d shards are missing".formatted(missing.size(), shards.size()),
              "no " + missing.get(0).getFileName(),
              "delete the folder " + hash + ", and load the dataset again where it was loaded"));
    }
  }
}
