package dev.janus.dataset.arrow;

import java.util.Locale;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Values that no row of a bench is made of: all that is told is what they are. */
final class OtherColumn extends TypedColumn {

  private final FieldVector vector;

  OtherColumn(FieldVector vector) {
    super(vector, type(vector.getField().getType()));
    this.vector = vector;
  }

  @Override
  boolean isNull(int index) {
    return vector instanceof NullVector || (hasValidity() && vector.isNull(index));
  }

  private boolean hasValidity() {
    ArrowType type = vector.getField().getType();
    return !(type instanceof ArrowType.Union) && !(type instanceof ArrowType.RunEndEncoded);
  }

  private static String type(ArrowType type) {
    if (type instanceof ArrowType.FloatingPoint || type instanceof ArrowType.Decimal) {
      return "a decimal number";
    }
    return type instanceof ArrowType.Bool
        ? "a boolean"
        : "a value of type " + type.getTypeID().name().toLowerCase(Locale.ROOT);
  }
}
