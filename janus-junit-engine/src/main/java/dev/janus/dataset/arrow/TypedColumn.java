package dev.janus.dataset.arrow;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.vector.FieldVector;

/** Values of one type: asked for as anything else, it tells what they are. */
abstract class TypedColumn implements Column {

  private final FieldVector vector;
  private final String type;

  /**
   * Shows a vector.
   *
   * @param type what the values are, for people, in the words of the readers of other formats
   */
  TypedColumn(FieldVector vector, String type) {
    this.vector = vector;
    this.type = type;
  }

  boolean isNull(int index) {
    return vector.isNull(index);
  }

  @Override
  public Cell<String> text(int index) {
    return other(index);
  }

  @Override
  public Cell<String> identifier(int index) {
    return text(index);
  }

  @Override
  public <T> Cell<List<Cell<T>>> list(int index, Entry<T> entry) {
    return other(index);
  }

  @Override
  public <T> Cell<T> record(int index, Function<Fields, T> content) {
    return other(index);
  }

  private <T> Cell<T> other(int index) {
    return isNull(index) ? Cell.ofNull() : Cell.ofOther(type);
  }
}
