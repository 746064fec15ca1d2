package dev.janus.dataset.arrow;

import dev.janus.dataset.row.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;

/** The values of one dictionary: a vector, and one more for each time that some were added. */
final class DictionaryValues implements AutoCloseable {

  private final List<Segment> segments = new ArrayList<>();
  private final Map<Long, Cell<String>> texts = new HashMap<>();

  private record Segment(FieldVector vector, Column column) {}

  /** Adds values after those that are there. The vector is closed along with the others. */
  void add(FieldVector vector, Column column) {
    segments.add(new Segment(vector, column));
  }

  /** Forgets all values, since others take their place. */
  void clear() {
    segments.forEach(segment -> segment.vector.close());
    segments.clear();
    texts.clear();
  }

  @Override
  public void close() {
    clear();
  }

  /** Returns a text, made only once however often it occurs. */
  Cell<String> text(long number) {
    return texts.computeIfAbsent(number, at -> at(at, Column::text));
  }

  <T> Cell<T> at(long number, Column.Entry<T> entry) {
    long left = number;
    for (Segment segment : segments) {
      int count = segment.vector.getValueCount();
      if (left >= 0 && left < count) {
        return entry.at(segment.column, (int) left);
      }
      left -= count;
    }
    throw UnreadableException.damaged("number " + number + " of a dictionary, which is not there");
  }
}
