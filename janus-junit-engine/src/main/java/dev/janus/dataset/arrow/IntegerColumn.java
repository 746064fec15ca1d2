package dev.janus.dataset.arrow;

import dev.janus.dataset.row.Cell;
import java.util.List;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.UInt8Vector;

/** Whole numbers, or names that numbers stand for. */
final class IntegerColumn extends TypedColumn {

  /** Stands for "no label" in the features of {@code datasets}. */
  private static final long NO_LABEL = -1;

  private final BaseIntVector vector;
  private final List<String> labels;

  /**
   * Shows a vector.
   *
   * @param labels the names by number; none when the numbers are just numbers
   */
  IntegerColumn(BaseIntVector vector, List<String> labels) {
    super((FieldVector) vector, "a number");
    this.vector = vector;
    this.labels = labels;
  }

  @Override
  public Cell<String> text(int index) {
    if (labels.isEmpty() || isNull(index)) {
      return super.text(index);
    }
    long label = vector.getValueAsLong(index);
    if (label == NO_LABEL) {
      return Cell.ofNull();
    }
    return label < 0 || label >= labels.size()
        ? Cell.ofOther("the label " + label + ", which has no name")
        : Cell.of(labels.get((int) label));
  }

  @Override
  public Cell<String> identifier(int index) {
    return labels.isEmpty() && !isNull(index) ? Cell.of(digits(index)) : text(index);
  }

  private String digits(int index) {
    long number = vector.getValueAsLong(index);
    return vector instanceof UInt8Vector ? Long.toUnsignedString(number) : Long.toString(number);
  }
}
