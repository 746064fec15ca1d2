package dev.janus.report;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which file each split's report goes into. Splits are named by users: no name leads out of the
 * folder, and no two share a file, not even where file names ignore case.
 */
final class FileNames {

  static final String OVERALL = "report.md";

  private final Map<String, String> names;

  private FileNames(Map<String, String> names) {
    this.names = Map.copyOf(names);
  }

  static FileNames of(Collection<String> splits) {
    Map<String, String> names = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>(Set.of(OVERALL, "index.md"));
    for (String split : splits) {
      String stem = split.replaceAll("[^A-Za-z0-9_-]", "_");
      String name = stem + ".md";
      for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
        name = stem + "-" + number + ".md";
      }
      names.put(split, name);
    }
    return new FileNames(names);
  }

  String of(String split) {
    return Objects.requireNonNull(names.get(split), split);
  }
}
