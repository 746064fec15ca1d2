package dev.janus.dataset.repository;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the README says of one config.
 *
 * @param splits patterns by split; {@code null} when the names of the files decide
 * @param folder which patterns start in, with a slash at its end; empty for the whole repository
 */
record ConfigSpec(
    String name, boolean isDefault, @Nullable Map<String, List<String>> splits, String folder) {

  private static final String FIX = "correct the README.md, or name a revision where it is right";

  /** The config of a repository whose README names none. */
  static final ConfigSpec UNNAMED = new ConfigSpec("default", true, null, "");

  /**
   * Reads an entry of {@code configs}.
   *
   * @param where what messages call the repository
   * @throws RefusedFileException if it is not written as configs are
   */
  static ConfigSpec of(String where, @Nullable Object entry) throws RefusedFileException {
    if (!(entry instanceof Map<?, ?> map)) {
      throw refused(where, "an entry of configs is no object", String.valueOf(entry));
    }
    Map<String, Object> fields = FrontMatter.byText(map);
    Object name = fields.get("config_name");
    if (name == null) {
      throw refused(where, "an entry of configs has no config_name", fields.keySet().toString());
    }
    Object files = fields.get("data_files");
    return new ConfigSpec(
        name.toString(),
        Boolean.TRUE.equals(fields.get("default")),
        files == null ? null : new DataFiles(where, name.toString()).splits(files),
        folder(fields.get("data_dir")));
  }

  private static String folder(@Nullable Object named) {
    String plain = named == null ? "" : named.toString().replaceFirst("^(?:\\./)+", "");
    String folder = plain.replaceAll("/+$", "");
    return folder.isEmpty() || folder.equals(".") ? "" : folder + "/";
  }

  static RefusedFileException refused(String where, String what, String found) {
    String quoted = Problem.quote(found);
    return new RefusedFileException(new Problem(where, "README.md: " + what, quoted, FIX));
  }

  /** Returns the paths of each split, in its order; of a split that matches nothing, none. */
  Map<String, List<String>> paths(ReadableFiles files) {
    if (splits == null) {
      return new DefaultSplits(files, folder).paths();
    }
    Map<String, List<String>> paths = new LinkedHashMap<>();
    splits.forEach((split, patterns) -> paths.put(split, files.matching(inFolder(patterns))));
    return paths;
  }

  private List<String> inFolder(List<String> patterns) {
    return patterns.stream()
        .map(pattern -> pattern.startsWith("./") ? pattern.substring(2) : pattern)
        .map(pattern -> folder + pattern)
        .toList();
  }
}
