package dev.janus.dataset.arrow;

import dev.janus.dataset.row.Cell;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ViewVarCharVector;

/** Texts, in each of the three ways in which Arrow places them. */
abstract class TextColumn extends TypedColumn {

  private final TextDecoder decoder;

  private TextColumn(FieldVector vector, TextDecoder decoder) {
    super(vector, "a string");
    this.decoder = decoder;
  }

  static TextColumn of(VarCharVector vector, TextDecoder decoder) {
    return new TextColumn(vector, decoder) {
      @Override
      Cell<String> decode(int index, TextDecoder decoder) {
        ArrowBuf offsets = vector.getOffsetBuffer();
        long start = (long) index * Integer.BYTES;
        return decoder.decode(
            vector.getDataBuffer(), offsets.getInt(start), offsets.getInt(start + Integer.BYTES));
      }
    };
  }

  static TextColumn of(LargeVarCharVector vector, TextDecoder decoder) {
    return new TextColumn(vector, decoder) {
      @Override
      Cell<String> decode(int index, TextDecoder decoder) {
        ArrowBuf offsets = vector.getOffsetBuffer();
        long start = (long) index * Long.BYTES;
        return decoder.decode(
            vector.getDataBuffer(), offsets.getLong(start), offsets.getLong(start + Long.BYTES));
      }
    };
  }

  /** A view is a length, and then either the text or where it is. */
  static TextColumn of(ViewVarCharVector vector, TextDecoder decoder) {
    return new TextColumn(vector, decoder) {
      @Override
      Cell<String> decode(int index, TextDecoder decoder) {
        ArrowBuf views = vector.getDataBuffer();
        long view = (long) index * ViewVarCharVector.ELEMENT_SIZE;
        int length = views.getInt(view);
        if (length <= ViewVarCharVector.INLINE_SIZE) {
          long start = view + Integer.BYTES;
          return decoder.decode(views, start, start + length);
        }
        int buffer = views.getInt(view + 2 * Integer.BYTES);
        long start = views.getInt(view + 3 * Integer.BYTES);
        if (buffer < 0 || buffer >= vector.getDataBuffers().size()) {
          throw UnreadableException.damaged("a text in buffer " + buffer + ", which is not there");
        }
        return decoder.decode(vector.getDataBuffers().get(buffer), start, start + length);
      }
    };
  }

  abstract Cell<String> decode(int index, TextDecoder decoder);

  @Override
  public Cell<String> text(int index) {
    return isNull(index) ? Cell.ofNull() : decode(index, decoder);
  }
}
