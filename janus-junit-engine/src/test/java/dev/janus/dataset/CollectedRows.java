package dev.janus.dataset;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Row;
import dev.janus.dataset.row.RowSink;
import dev.janus.dataset.shape.BenchShape;
import dev.janus.dataset.source.Source;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a reader finds. */
public final class CollectedRows implements RowSink {

  public final List<Row> rows = new ArrayList<>();
  public final List<String> columns = new ArrayList<>();
  public final List<String> problems = new ArrayList<>();

  public static CollectedRows of(Source source) {
    var collected = new CollectedRows();
    RowReader.read(source, collected);
    return collected;
  }

  @Override
  public boolean columns(String file, List<String> names) {
    columns.add(file + ": " + String.join(", ", names));
    return true;
  }

  @Override
  public void row(Place place, Fields fields) {
    rows.add(new BenchShape().row(place, fields));
  }

  @Override
  public void problem(Problem problem) {
    problems.add(problem.message());
  }

  public List<String> prompts() {
    return rows.stream().map(row -> row.turns().get(0)).map(Cell::value).toList();
  }

  public List<String> places() {
    return rows.stream().map(row -> row.place().where()).toList();
  }
}
