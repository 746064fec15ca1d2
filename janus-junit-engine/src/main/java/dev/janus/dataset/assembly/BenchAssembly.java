package dev.janus.dataset.assembly;

import dev.janus.bench.Bench;
import dev.janus.bench.Prompt;
import dev.janus.bench.Split;
import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Problems;
import dev.janus.dataset.row.RefusedFileException;
import dev.janus.dataset.row.Row;
import dev.janus.dataset.row.RowSink;
import dev.janus.dataset.shape.RowShape;
import dev.janus.dataset.shape.Schema;
import dev.janus.dataset.spool.Spooling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Makes one bench of the rows of a file, or the list of all that is wrong with them. */
@API(status = Status.INTERNAL)
public final class BenchAssembly implements RowSink {

  private final String location;
  private final RowRules rules;
  private final RowSplits rowSplits;
  private final Problems problems = new Problems();
  private final Drafts drafts;
  private final PromptIds promptIds;
  private final FileShape shape = new FileShape(problems);
  private final Map<String, IntStream.Builder> members = new LinkedHashMap<>();
  private int rows;
  private boolean isFull;

  /**
   * Starts without rows.
   *
   * @param location what messages call the bench
   * @param rules what rows take from elsewhere
   */
  public BenchAssembly(String location, RowRules rules) {
    this(location, rules, Spooling.ofThisJvm());
  }

  /**
   * Starts without rows.
   *
   * @param location what messages call the bench
   * @param rules what rows take from elsewhere
   * @param spooling when the rows are kept on disk
   */
  public BenchAssembly(String location, RowRules rules, Spooling spooling) {
    this.location = location;
    this.rules = rules;
    this.drafts = new Drafts(spooling);
    this.promptIds = new PromptIds(problems, drafts);
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
    Optional<IntStream.Builder> split =
        rowSplits.of(row).map(id -> members.computeIfAbsent(id, first -> IntStream.builder()));
    if (!isFull) {
      keep(draft, split);
    }
  }

  private void keep(Draft draft, Optional<IntStream.Builder> split) {
    try {
      drafts.add(draft);
      promptIds.add(draft);
      split.ifPresent(rowsOfSplit -> rowsOfSplit.add(drafts.size() - 1));
    } catch (RefusedFileException e) {
      giveUp(e.problem());
    } catch (LostRowException e) {
      giveUp(e.problem());
    }
  }

  /** Rows are checked still, so that who makes room is not told of something else then. */
  private void giveUp(Problem problem) {
    isFull = true;
    problems.add(problem);
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
    rowSplits.report(location, members.keySet(), problems);
    try {
      RowIds ids = promptIds.assign();
      if (problems.count() == 0) {
        reportUnknownReferences();
      }
      InvalidBenchException.throwIfAny(problems);
      return bench(ids);
    } catch (LostRowException e) {
      problems.add(e.problem());
      throw new InvalidBenchException(problems.kept(), problems.count());
    } finally {
      if (problems.count() > 0) {
        drafts.discard();
      }
    }
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

  private Bench bench(RowIds ids) {
    List<Split> splits = new ArrayList<>();
    members.forEach((id, rowsOfSplit) -> splits.add(split(id, rowsOfSplit.build(), ids)));
    return new Bench(location, null, splits);
  }

  private Split split(String id, IntStream rowsOfSplit, RowIds ids) {
    Optional<SpooledDrafts> spooled = drafts.spooled();
    if (spooled.isPresent()) {
      return new Split(id, new SpooledPrompts(id, spooled.get(), ids, rowsOfSplit.toArray()));
    }
    List<Prompt> prompts =
        rowsOfSplit
            .mapToObj(row -> drafts.get(row).prompt(ids.of(row, drafts.get(row)), id))
            .toList();
    return new Split(id, prompts);
  }
}
