package dev.janus.dataset.arrow;

import dev.janus.dataset.row.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** Lists, in each of the ways in which Arrow places them. */
final class ListColumn extends TypedColumn {

  /** Where the entries of a list are. */
  interface Bound {
    long of(int index);
  }

  private final FieldVector entries;
  private final Column column;
  private final Bound start;
  private final Bound end;

  /**
   * Shows a vector.
   *
   * @param column of the entries
   * @param start the first entry of a list
   * @param end the entry after the last one
   */
  ListColumn(FieldVector vector, Column column, Bound start, Bound end) {
    super(vector, "a list");
    this.entries = vector.getChildrenFromFields().get(0);
    this.column = column;
    this.start = start;
    this.end = end;
  }

  @Override
  public <T> Cell<List<Cell<T>>> list(int index, Entry<T> entry) {
    if (isNull(index)) {
      return Cell.ofNull();
    }
    long first = start.of(index);
    long after = end.of(index);
    if (first < 0 || after < first || after > entries.getValueCount()) {
      throw UnreadableException.damaged(
          "a list from %d to %d of %d values".formatted(first, after, entries.getValueCount()));
    }
    List<Cell<T>> cells = new ArrayList<>((int) (after - first));
    for (int i = (int) first; i < after; i++) {
      cells.add(entry.at(column, i));
    }
    return Cell.of(Collections.unmodifiableList(cells));
  }
}
