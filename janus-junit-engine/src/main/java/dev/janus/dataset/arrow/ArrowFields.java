package dev.janus.dataset.arrow;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import java.util.List;
import java.util.function.Function;

/** One row, or one record within a row, of what the vectors are filled with. */
record ArrowFields(Columns columns, int index) implements Fields {

  @Override
  public List<String> names() {
    return columns.names();
  }

  @Override
  public Cell<String> text(String name) {
    Column column = columns.find(name);
    return column == null ? Cell.absent() : column.text(index);
  }

  @Override
  public Cell<String> identifier(String name) {
    Column column = columns.find(name);
    return column == null ? Cell.absent() : column.identifier(index);
  }

  @Override
  public Cell<List<Cell<String>>> texts(String name) {
    Column column = columns.find(name);
    return column == null ? Cell.absent() : column.list(index, Column::text);
  }

  @Override
  public <T> Cell<T> record(String name, Function<Fields, T> content) {
    Column column = columns.find(name);
    return column == null ? Cell.absent() : column.record(index, content);
  }

  @Override
  public <T> Cell<List<Cell<T>>> records(String name, Function<Fields, T> content) {
    Column column = columns.find(name);
    return column == null
        ? Cell.absent()
        : column.list(index, (entries, at) -> entries.record(at, content));
  }
}
