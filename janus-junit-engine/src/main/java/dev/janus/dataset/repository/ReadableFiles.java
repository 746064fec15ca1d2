package dev.janus.dataset.repository;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The files of a repository that hold rows, by their names. Immutable. */
final class ReadableFiles {

  /** By name; the ones before are taken when two are as frequent. */
  private static final List<String> EXTENSIONS =
      List.of("parquet", "jsonl", "json", "csv", "arrow");

  /** Files that go with rows and have none. */
  private static final Set<String> NO_ROWS =
      Set.of(
          "config.json",
          "dataset_info.json",
          "dataset_infos.json",
          "dataset_dict.json",
          "state.json");

  private final List<String> paths;

  private ReadableFiles(Collection<String> paths) {
    this.paths = List.copyOf(paths);
  }

  /** Returns those of all paths that can be read. */
  static ReadableFiles of(Collection<String> paths) {
    return new ReadableFiles(
        paths.stream().filter(path -> EXTENSIONS.contains(extension(path))).toList());
  }

  private static String extension(String path) {
    String name = name(path);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns the paths that match any of the patterns, pattern by pattern, in natural order. */
  List<String> matching(List<String> patterns) {
    Set<String> matching = new LinkedHashSet<>();
    for (String text : patterns) {
      List<PathPattern> alternatives = PathPattern.of(text);
      String named = name(text);
      paths.stream()
          .filter(path -> !NO_ROWS.contains(name(path)) || name(path).equals(named))
          .filter(path -> alternatives.stream().anyMatch(pattern -> pattern.matches(path)))
          .sorted(new NaturalOrder())
          .forEach(matching::add);
    }
    return ofOneFormat(List.copyOf(matching));
  }

  /** A dataset that is there in two formats is read once, in the one with the most files. */
  private static List<String> ofOneFormat(List<String> paths) {
    Map<String, Integer> counts = new HashMap<>();
    paths.forEach(path -> counts.merge(extension(path), 1, Integer::sum));
    String most =
        EXTENSIONS.stream()
            .max(
                Comparator.<String>comparingInt(extension -> counts.getOrDefault(extension, 0))
                    .thenComparingInt(extension -> -EXTENSIONS.indexOf(extension)))
            .orElseThrow();
    return paths.stream().filter(path -> format(extension(path)).equals(format(most))).toList();
  }

  private static String format(String extension) {
    return extension.equals("jsonl") ? "json" : extension;
  }
}
