package dev.janus.run.merge;

import dev.janus.run.BenchInfo.SplitSize;
import dev.janus.run.Check;
import dev.janus.run.RunHeader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether shards hold together what an unsharded run of the same settings would: a filter on one of
 * them leaves something out that no record tells.
 *
 * @param header of the merged run
 */
record Completeness(RunHeader header) {

  private static final String LIMIT = "janus.limit";

  /** Returns what is missing, one message for all of it; empty when nothing is. */
  List<String> refusals(Path where, List<Check> checks) {
    Map<String, List<Check>> bySplit = checks.stream().collect(Collectors.groupingBy(Check::split));
    List<String> gaps = new ArrayList<>();
    header
        .bench()
        .splits()
        .forEach(
            (split, size) ->
                gaps.addAll(gaps(split, size, bySplit.getOrDefault(split, List.of()))));
    return gaps.isEmpty()
        ? List.of()
        : List.of(
            "%s: the shards do not hold all that was to be run\n  found: %s\n  fix: run all shards again without -Dtest, -Dgroups or any other filter"
                .formatted(where, String.join("; ", gaps)));
  }

  private List<String> gaps(String split, SplitSize size, List<Check> checks) {
    List<String> gaps = new ArrayList<>();
    int expected = Math.min(limit(), size.prompts());
    long prompts = checks.stream().map(Check::prompt).distinct().count();
    if (prompts != expected) {
      gaps.add(gap(prompts, expected, "prompts", split));
    } else if (expected == size.prompts() && checks.size() != size.rubrics()) {
      gaps.add(gap(checks.size(), size.rubrics(), "rubrics", split));
    }
    long verdicts = checks.stream().mapToLong(check -> check.judgements().size()).sum();
    long repeats = (long) checks.size() * header.judge().repeats();
    if (verdicts != repeats) {
      gaps.add(gap(verdicts, repeats, "verdicts", split));
    }
    return gaps;
  }

  private static String gap(long found, long expected, String what, String split) {
    return "%s of %s %s in split %s".formatted(found, expected, what, split);
  }

  private int limit() {
    String text = header.settings().get(LIMIT);
    return text == null ? Integer.MAX_VALUE : Integer.parseInt(text);
  }
}
