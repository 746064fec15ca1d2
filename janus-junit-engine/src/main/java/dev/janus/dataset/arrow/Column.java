package dev.janus.dataset.arrow;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import java.util.List;
import java.util.function.Function;

/**
 * The values of a vector, whichever batch it is filled with. An index is that of a value which the
 * vector has.
 */
interface Column {

  /** Makes a cell of one value of a column. */
  interface Entry<T> {
    Cell<T> at(Column column, int index);
  }

  /** Returns a text. */
  Cell<String> text(int index);

  /** Returns a text, or a whole number as its digits. */
  Cell<String> identifier(int index);

  /** Returns a list, each entry made into a cell. */
  <T> Cell<List<Cell<T>>> list(int index, Entry<T> entry);

  /** Returns what is made of the fields of a record. */
  <T> Cell<T> record(int index, Function<Fields, T> content);
}
