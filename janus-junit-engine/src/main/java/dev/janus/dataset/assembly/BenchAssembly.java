package dev.janus.dataset.assembly;

import static java.util.Objects.requireNonNull;

import dev.janus.bench.Bench;
import dev.janus.bench.Prompt;
import dev.janus.bench.Split;
import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Row;
import dev.janus.dataset.row.RowSink;
import dev.janus.dataset.shape.BenchShape;
import dev.janus.dataset.shape.RowShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Makes one bench of the rows of a file, or the list of all that is wrong with them. */
@API(status = Status.INTERNAL)
public final class BenchAssembly implements RowSink {

  private final String location;
  private final RowSplits rowSplits;
  private final Problems problems = new Problems();
  private final PromptIds promptIds = new PromptIds(problems);
  private final Map<String, List<Draft>> drafts = new LinkedHashMap<>();
  private final RowShape shape = new BenchShape();
  private int rows;

  /**
   * Starts without rows.
   *
   * @param location what messages call the bench
   * @param table the splits of rows that do not name theirs
   */
  public BenchAssembly(String location, SplitTable table) {
    this.location = location;
    this.rowSplits = new RowSplits(table);
  }

  @Override
  public boolean columns(String file, List<String> names) {
    Optional<Problem> missing = shape.missing(file, names);
    missing.ifPresent(problems::add);
    return missing.isEmpty();
  }

  @Override
  public void row(Place place, Fields fields) {
    row(shape.row(place, fields));
  }

  void row(Row row) {
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
  public Bench bench() throws InvalidBenchException {
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
