package dev.janus.dataset.arrow;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.vector.BaseIntVector;

/** Values that are written once in a dictionary, and by their numbers where they occur. */
final class DictionaryColumn implements Column {

  private final BaseIntVector numbers;
  private final DictionaryValues values;

  DictionaryColumn(BaseIntVector numbers, DictionaryValues values) {
    this.numbers = numbers;
    this.values = values;
  }

  @Override
  public Cell<String> text(int index) {
    return numbers.isNull(index) ? Cell.ofNull() : values.text(numbers.getValueAsLong(index));
  }

  @Override
  public Cell<String> identifier(int index) {
    return at(index, Column::identifier);
  }

  @Override
  public <T> Cell<List<Cell<T>>> list(int index, Entry<T> entry) {
    return at(index, (column, value) -> column.list(value, entry));
  }

  @Override
  public <T> Cell<T> record(int index, Function<Fields, T> content) {
    return at(index, (column, value) -> column.record(value, content));
  }

  private <C> Cell<C> at(int index, Entry<C> reading) {
    return numbers.isNull(index)
        ? Cell.ofNull()
        : values.at(numbers.getValueAsLong(index), reading);
  }
}
