package dev.janus.dataset.shape;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import java.util.List;
import java.util.function.Function;

/** A record of which only the names are known yet. */
record ColumnNames(List<String> names) implements Fields {

  @Override
  public Cell<String> text(String name) {
    return Cell.absent();
  }

  @Override
  public Cell<String> identifier(String name) {
    return Cell.absent();
  }

  @Override
  public Cell<List<Cell<String>>> texts(String name) {
    return Cell.absent();
  }

  @Override
  public <T> Cell<T> record(String name, Function<Fields, T> content) {
    return Cell.absent();
  }

  @Override
  public <T> Cell<List<Cell<T>>> records(String name, Function<Fields, T> content) {
    return Cell.absent();
  }
}
