package dev.janus.dataset.assembly;

import static java.util.Objects.requireNonNull;

import dev.janus.bench.Bench;
import dev.janus.bench.Prompt;
import dev.janus.bench.Split;
import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Problems;
import dev.janus.dataset.row.Row;
import dev.janus.dataset.row.RowSink;
import dev.janus.dataset.shape.RowShape;
import dev.janus.dataset.shape.Schema;
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
  private final RowRules rules;
  private final RowSplits rowSplits;
  private final Problems problems = new Problems();
  private final PromptIds promptIds = new PromptIds(problems);
  private final FileShape shape = new FileShape(problems);
  private final Map<String, List<Draft>> drafts = new LinkedHashMap<>();
  private int rows;

  /**
   * Starts without rows.
   *
   * @param location what messages call the bench
   * @param rules what rows take from elsewhere
   */
  public BenchAssembly(String location, RowRules rules) {
    this.location = location;
    this.rules = rules;
    this.rowSplits = new RowSplits(rules.splits());
  }

  @Override
  public boolean columns(String file, List<String> names) {
    Optional<Problem> missing = new Columns(file, names).missing(rules);
    missing.ifPresent(problems::add);
    return missing.isEmpty();
  }

  @Override
  public void row(Place place, Fields fields) {
    Optional<RowShape> found = shape.of(place, fields);
    if (found.isPresent()) {
      row(found.get().row(place, fields), found.get().schema());
    } else {
      rows++;
    }
  }

  void row(Row row, Schema schema) {
    Draft draft = new RowCheck(row, schema, rules, problems).draft(rows++);
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
    if (problems.count() == 0) {
      reportUnknownReferences();
    }
    InvalidBenchException.throwIfAny(problems);
    List<Split> splits = new ArrayList<>();
    drafts.forEach((id, members) -> splits.add(new Split(id, prompts(id, members, ids))));
    return new Bench(location, null, splits);
  }

  private void reportUnknownReferences() {
    for (String id : rules.references().ids()) {
      if (!promptIds.isOwn(id)) {
        Place place = rules.references().of(id).orElseThrow().place();
        problems.add(
            new Problem(
                place.where(),
                "the bench has no row with the id " + Problem.quote(id),
                location,
                "name in janus.references the answers to this bench, or remove the line"));
      }
    }
  }

  private static List<Prompt> prompts(String split, List<Draft> members, Map<Integer, String> ids) {
    return members.stream()
        .map(draft -> draft.prompt(requireNonNull(ids.get(draft.index())), split))
        .toList();
  }
}
