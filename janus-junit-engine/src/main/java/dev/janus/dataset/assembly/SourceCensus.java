package dev.janus.dataset.assembly;

import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Problems;
import dev.janus.dataset.row.Row;
import dev.janus.dataset.row.RowSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Counts the rows of each source and split. Rows are looked at one by one and not kept, so that it
 * takes no memory to speak of; whether they are rows of a bench is not checked. Not thread-safe.
 */
@API(status = Status.INTERNAL)
public final class SourceCensus implements RowSink {

  private final Problems problems = new Problems();
  private final FileShape shape = new FileShape(problems);
  private final RowSplits splits;
  private final Map<Key, Integer> rows = new LinkedHashMap<>();

  private record Key(String source, String split) {}

  /**
   * Starts without rows.
   *
   * @param table the splits of rows that do not name theirs
   */
  public SourceCensus(SplitTable table) {
    this.splits = new RowSplits(table);
  }

  @Override
  public boolean columns(String file, List<String> names) {
    return true;
  }

  @Override
  public void row(Place place, Fields fields) {
    shape.of(place, fields).map(found -> found.row(place, fields)).ifPresent(this::count);
  }

  private void count(Row row) {
    String source = row.source().value();
    String split = splits.of(row).orElse("");
    rows.merge(new Key(source == null ? "" : source, split), 1, Integer::sum);
  }

  @Override
  public void problem(Problem problem) {
    problems.add(problem);
  }

  /**
   * Returns the counts, in the order in which sources first occur.
   *
   * @throws InvalidBenchException if a file could not be read to its end
   */
  public List<SourceCount> counts() throws InvalidBenchException {
    InvalidBenchException.throwIfAny(problems);
    return rows.entrySet().stream()
        .map(
            entry -> new SourceCount(entry.getKey().source, entry.getKey().split, entry.getValue()))
        .toList();
  }
}
