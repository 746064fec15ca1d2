package dev.janus.dataset;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a reader finds. */
final class CollectedRows implements RowSink {

  final List<Row> rows = new ArrayList<>();
  final List<String> problems = new ArrayList<>();

  static CollectedRows of(Source source) {
    var collected = new CollectedRows();
    RowReader.read(source, collected);
    return collected;
  }

  @Override
  public void row(Row row) {
    rows.add(row);
  }

  @Override
  public void problem(Problem problem) {
    problems.add(problem.message());
  }

  List<String> prompts() {
    return rows.stream().map(row -> row.turns().get(0)).map(Cell::value).toList();
  }

  List<String> places() {
    return rows.stream().map(row -> row.place().where()).toList();
  }
}
