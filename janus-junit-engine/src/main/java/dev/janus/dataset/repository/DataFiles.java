package dev.janus.dataset.repository;

import dev.janus.dataset.row.RefusedFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code data_files} of a config: a pattern, a list of patterns, a list of splits with
 * their path or paths, or an object of them by split. Patterns without a split are those of {@code
 * train}.
 */
record DataFiles(String where, String config) {

  private static final String TRAIN = "train";

  Map<String, List<String>> splits(Object files) throws RefusedFileException {
    if (files instanceof Map<?, ?> map) {
      Map<String, List<String>> splits = new LinkedHashMap<>();
      for (Map.Entry<String, Object> entry : FrontMatter.byText(map).entrySet()) {
        splits.put(entry.getKey(), patterns(entry.getValue()));
      }
      return splits;
    }
    boolean namesSplits =
        files instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance);
    return namesSplits ? named((List<?>) files) : Map.of(TRAIN, patterns(files));
  }

  private Map<String, List<String>> named(List<?> entries) throws RefusedFileException {
    Map<String, List<String>> splits = new LinkedHashMap<>();
    for (Object entry : entries) {
      Map<String, Object> fields =
          entry instanceof Map<?, ?> map ? FrontMatter.byText(map) : Map.of();
      Object split = fields.get("split");
      Object path = fields.get("path");
      if (split == null || path == null) {
        throw refused("an entry of data_files has no split or no path", entry);
      }
      if (splits.put(split.toString(), patterns(path)) != null) {
        throw refused("data_files name a split twice", split);
      }
    }
    return splits;
  }

  private List<String> patterns(Object given) throws RefusedFileException {
    List<?> all = given instanceof List<?> list ? list : List.of(given);
    List<String> patterns = new ArrayList<>();
    for (Object pattern : all) {
      if (!(pattern instanceof String text) || text.isBlank()) {
        throw refused("data_files hold something other than paths", pattern);
      }
      if (text.contains("://")) {
        throw refused("data_files are outside the repository", text);
      }
      patterns.add(text.strip());
    }
    return patterns;
  }

  private RefusedFileException refused(String what, @Nullable Object found) {
    return ConfigSpec.refused(where, "config \"" + config + "\": " + what, String.valueOf(found));
  }
}
