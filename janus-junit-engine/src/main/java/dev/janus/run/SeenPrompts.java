package dev.janus.run;

import dev.janus.run.BenchInfo.SplitSize;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The prompts and rubrics that the lines of a record are about, to be compared with the bench that
 * its header describes. Not thread-safe.
 */
@API(status = Status.INTERNAL)
public final class SeenPrompts {

  private final Map<String, Set<String>> prompts = new LinkedHashMap<>();
  private final Map<String, Integer> rubrics = new HashMap<>();

  /** Adds a prompt, which may be known. */
  public void add(String split, String prompt) {
    prompts.computeIfAbsent(split, id -> new HashSet<>()).add(prompt);
  }

  /** Adds a rubric, which is not known. */
  public void add(Check check) {
    add(check.split(), check.prompt());
    rubrics.merge(check.split(), 1, Integer::sum);
  }

  /** Returns what a bench, as a header describes it, cannot hold of them. */
  public Optional<String> contradiction(BenchInfo bench) {
    int rows = bench.splits().values().stream().mapToInt(SplitSize::prompts).sum();
    if (rows != bench.rows()) {
      return Optional.of(bench.rows() + " prompts in all, but " + rows + " in the splits");
    }
    for (String split : prompts.keySet()) {
      SplitSize size = bench.splits().get(split);
      if (size == null) {
        return Optional.of("lines of split %s, which the header does not name".formatted(split));
      }
      int prompted = prompts.getOrDefault(split, Set.of()).size();
      int judged = rubrics.getOrDefault(split, 0);
      if (prompted > size.prompts() || judged > size.rubrics()) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "%d prompts and %d rubrics in split %s, where the header has %d and %d",
                prompted,
                judged,
                split,
                size.prompts(),
                size.rubrics()));
      }
    }
    return Optional.empty();
  }
}
