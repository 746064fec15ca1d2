package dev.janus.dataset.repository;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds splits by the names of files and folders, where the README does not name them. */
final class DefaultSplits {

  /** What may stand before and after a keyword. */
  private static final String BETWEEN = "[-._ 0-9]";

  private static final String DIGITS = "[0-9][0-9][0-9][0-9][0-9]";
  private static final String SHARD = "-" + DIGITS + "-of-" + DIGITS + "*.*";

  private static final Pattern SHARD_NAME =
      Pattern.compile("(?<split>\\w+(?:\\.\\w+)*)-[0-9]{5}-of-[0-9]{5}.*");

  /** By split, in the order in which splits are listed. */
  private static final List<List<String>> KEYWORDS =
      List.of(
          List.of("train", "training"),
          List.of("validation", "valid", "dev", "val"),
          List.of("test", "testing", "eval", "evaluation"));

  private final ReadableFiles files;
  private final String folder;

  /**
   * Looks at a folder.
   *
   * @param folder with a slash at its end; empty for the whole repository
   */
  DefaultSplits(ReadableFiles files, String folder) {
    this.files = files;
    this.folder = folder;
  }

  /** Returns the paths of each split; no split when there is nothing to read. */
  Map<String, List<String>> paths() {
    Map<String, List<String>> shards = shards();
    if (!shards.isEmpty()) {
      return shards;
    }
    Map<String, List<String>> byFolder = byKeyword(DefaultSplits::folders);
    if (!byFolder.isEmpty()) {
      return byFolder;
    }
    Map<String, List<String>> byName = byKeyword(DefaultSplits::names);
    return byName.isEmpty() ? everything() : byName;
  }

  private Map<String, List<String>> shards() {
    TreeSet<String> found = new TreeSet<>();
    for (String path : matching(Stream.of("data/*" + SHARD))) {
      Matcher name = SHARD_NAME.matcher(path.substring(path.lastIndexOf('/') + 1));
      if (name.matches()) {
        found.add(name.group("split"));
      }
    }
    Map<String, List<String>> splits = new LinkedHashMap<>();
    Stream.concat(KEYWORDS.stream().map(keywords -> keywords.get(0)), found.stream())
        .filter(found::contains)
        .forEach(split -> splits.put(split, matching(Stream.of("data/" + split + SHARD))));
    return splits;
  }

  private Map<String, List<String>> byKeyword(Function<String, Stream<String>> patterns) {
    Map<String, List<String>> splits = new LinkedHashMap<>();
    for (List<String> keywords : KEYWORDS) {
      List<String> paths = matching(keywords.stream().flatMap(patterns));
      if (!paths.isEmpty()) {
        splits.put(keywords.get(0), paths);
      }
    }
    return splits;
  }

  private static Stream<String> folders(String keyword) {
    return Stream.of(
        "**/" + keyword + "/**",
        "**/" + keyword + BETWEEN + "*/**",
        "**/*" + BETWEEN + keyword + "/**",
        "**/*" + BETWEEN + keyword + BETWEEN + "*/**");
  }

  private static Stream<String> names(String keyword) {
    return Stream.of("**/" + keyword + BETWEEN + "*", "**/*" + BETWEEN + keyword + BETWEEN + "*");
  }

  private Map<String, List<String>> everything() {
    List<String> all = matching(Stream.of("**"));
    return all.isEmpty() ? Map.of() : Map.of("train", all);
  }

  private List<String> matching(Stream<String> patterns) {
    return files.matching(patterns.map(pattern -> folder + pattern).toList());
  }
}
