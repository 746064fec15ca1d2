package dev.janus.dataset.assembly;

import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Problems;
import dev.janus.dataset.row.Row;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the split of each row and remembers what has none. */
final class RowSplits {

  private static final String NO_SOURCE = "(no source)";

  /** So many are listed: a large bench may have a source of its own in every row. */
  private static final int LISTED = 1000;

  private final SplitTable table;
  private final Map<String, Integer> unmapped = new HashMap<>();
  private final Map<String, Use> explicit = new LinkedHashMap<>();
  private int unlisted;

  private record Use(Place first, int rows) {}

  RowSplits(SplitTable table) {
    this.table = table;
  }

  /** Returns the row's own split, else the one of its source. */
  Optional<String> of(Row row) {
    String split = row.split().value();
    if (split != null && !split.isBlank()) {
      explicit.merge(
          split, new Use(row.place(), 1), (use, one) -> new Use(use.first, use.rows + 1));
      return Optional.of(split);
    }
    if (row.split().isOther() || row.source().isOther()) {
      return Optional.empty();
    }
    String source = row.source().value();
    Optional<String> found = Optional.ofNullable(source).flatMap(table::split);
    if (found.isEmpty()) {
      count(source == null || source.isBlank() ? NO_SOURCE : Problem.quote(source));
    }
    return found;
  }

  private void count(String source) {
    if (unmapped.size() < LISTED || unmapped.containsKey(source)) {
      unmapped.merge(source, 1, Integer::sum);
    } else {
      unlisted++;
    }
  }

  void report(String location, Iterable<String> ids, Problems problems) {
    explicit.forEach((id, use) -> reportInvalid(id, use, problems));
    reportUnmapped(location, problems);
    reportTwins(location, ids, problems);
  }

  private static void reportInvalid(String id, Use use, Problems problems) {
    if (!SplitId.isValid(id)) {
      problems.add(
          new Problem(
              use.first.where(),
              SplitId.RULE,
              Problem.quote(id) + (use.rows == 1 ? "" : " in " + use.rows + " rows"),
              "call it " + SplitId.suggestion(id)));
    }
  }

  private void reportUnmapped(String location, Problems problems) {
    if (unmapped.isEmpty()) {
      return;
    }
    int rows = unlisted + unmapped.values().stream().mapToInt(Integer::intValue).sum();
    String found =
        unmapped.entrySet().stream()
            .sorted(
                Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Entry.comparingByKey()))
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    problems.add(
        new Problem(
            location,
            "no split for the source of " + rows(rows),
            unlisted == 0 ? found : found + ", and more in " + rows(unlisted),
            "name in janus.splits a CSV file with the columns source,split that lists them, or"
                + " add a \"split\" field to the rows"));
  }

  private static String rows(int count) {
    return count + (count == 1 ? " row" : " rows");
  }

  private static void reportTwins(String location, Iterable<String> ids, Problems problems) {
    Map<String, String> folded = new HashMap<>();
    for (String id : ids) {
      String first = folded.putIfAbsent(id.toLowerCase(Locale.ROOT), id);
      if (first != null) {
        problems.add(
            new Problem(
                location,
                "two splits differ only in case and would share a file on some systems",
                Problem.quote(first) + " and " + Problem.quote(id),
                "call both " + SplitId.suggestion(id)));
      }
    }
  }
}
