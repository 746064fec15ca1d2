package dev.janus.dataset.arrow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.LargeListViewVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.ListViewVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;

/** Finds the right column for each vector of a tree. */
final class ColumnTree {

  private final Dictionaries dictionaries;
  private final TextDecoder decoder = new TextDecoder();

  ColumnTree(Dictionaries dictionaries) {
    this.dictionaries = dictionaries;
  }

  Column column(FieldVector vector, ClassLabels labels) {
    DictionaryEncoding encoding = vector.getField().getDictionary();
    if (encoding != null && vector instanceof BaseIntVector indices) {
      return new DictionaryColumn(indices, dictionaries.values(encoding.getId()));
    }
    if (vector instanceof BaseIntVector integers) {
      return new IntegerColumn(integers, labels.names());
    }
    if (vector instanceof VarCharVector texts) {
      return TextColumn.of(texts, decoder);
    }
    if (vector instanceof LargeVarCharVector texts) {
      return TextColumn.of(texts, decoder);
    }
    if (vector instanceof ViewVarCharVector texts) {
      return TextColumn.of(texts, decoder);
    }
    return vector instanceof StructVector struct ? struct(struct, labels) : list(vector, labels);
  }

  private Column struct(StructVector struct, ClassLabels labels) {
    Map<String, Column> children = new LinkedHashMap<>();
    for (FieldVector child : struct.getChildrenFromFields()) {
      children.putIfAbsent(child.getName(), column(child, labels.child(child.getName())));
    }
    return new StructColumn(struct, children);
  }

  private Column list(FieldVector vector, ClassLabels labels) {
    if (vector instanceof ListVector && !(vector instanceof MapVector)) {
      return new ListColumn(
          vector, entries(vector, labels), integer(vector, 0), integer(vector, 1));
    }
    if (vector instanceof LargeListVector) {
      return new ListColumn(vector, entries(vector, labels), bigint(vector, 0), bigint(vector, 1));
    }
    if (vector instanceof FixedSizeListVector list) {
      long size = list.getListSize();
      return new ListColumn(vector, entries(vector, labels), i -> i * size, i -> i * size + size);
    }
    if (vector instanceof ListViewVector list) {
      ListColumn.Bound start = integer(vector, 0);
      return new ListColumn(
          vector,
          entries(vector, labels),
          start,
          i -> start.of(i) + list.getSizeBuffer().getInt((long) i * Integer.BYTES));
    }
    if (vector instanceof LargeListViewVector list) {
      ListColumn.Bound start = bigint(vector, 0);
      return new ListColumn(
          vector,
          entries(vector, labels),
          start,
          i -> start.of(i) + list.getSizeBuffer().getLong((long) i * Long.BYTES));
    }
    return new OtherColumn(vector);
  }

  private Column entries(FieldVector list, ClassLabels labels) {
    return column(list.getChildrenFromFields().get(0), labels.entry());
  }

  private static ListColumn.Bound integer(FieldVector vector, int shift) {
    return i -> vector.getOffsetBuffer().getInt((i + (long) shift) * Integer.BYTES);
  }

  private static ListColumn.Bound bigint(FieldVector vector, int shift) {
    return i -> vector.getOffsetBuffer().getLong((i + (long) shift) * Long.BYTES);
  }
}
