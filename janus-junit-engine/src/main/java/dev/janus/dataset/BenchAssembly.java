package dev.janus.dataset;

import static java.util.Objects.requireNonNull;

import dev.janus.bench.Bench;
import dev.janus.bench.Prompt;
import dev.janus.bench.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes one bench of the rows of a file, or the list of all that is wrong with them. */
final class BenchAssembly implements RowSink {

  private final String location;
  private final RowSplits rowSplits;
  private final Problems problems = new Problems();
  private final PromptIds promptIds = new PromptIds(problems);
  private final Map<String, List<Draft>> drafts = new LinkedHashMap<>();
  private int rows;

  BenchAssembly(String location, SplitTable table) {
    this.location = location;
    this.rowSplits = new RowSplits(table);
  }

  @Override
  public void row(Row row) {
    Draft draft = new RowCheck(row, problems).draft(rows++);
    promptIds.add(draft);
    rowSplits
        .of(row)
        .ifPresent(split -> drafts.computeIfAbsent(split, id -> new ArrayList<>()).add(draft));
  }

  @Override
  public void problem(Problem problem) {
    problems.add(problem);
  }

  /**
   * Ends the bench.
   *
   * @throws InvalidBenchException if anything was wrong, with all of it
   */
  Bench bench() throws InvalidBenchException {
    if (rows == 0 && problems.count() == 0) {
      problems.add(
          new Problem(location, "the bench has no rows", "no row at all", "add at least one row"));
    }
    rowSplits.report(location, drafts.keySet(), problems);
    Map<Integer, String> ids = promptIds.assign();
    problems.throwIfAny();
    List<Split> splits = new ArrayList<>();
    drafts.forEach((id, members) -> splits.add(new Split(id, prompts(id, members, ids))));
    return new Bench(location, null, splits);
  }

  private static List<Prompt> prompts(String split, List<Draft> members, Map<Integer, String> ids) {
    return members.stream()
        .map(draft -> draft.prompt(requireNonNull(ids.get(draft.index())), split))
        .toList();
  }
}
