package dev.janus.dataset.arrow;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BufferLayout;
import org.apache.arrow.vector.BufferLayout.BufferType;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * What a batch has for one vector and its children.
 *
 * @param buffers as they are in the file
 */
record Part(
    FieldVector vector,
    ArrowFieldNode node,
    List<ArrowBuf> buffers,
    List<Part> children,
    Decompression decompression) {

  int length() {
    return node.getLength();
  }

  /**
   * Fills the vector and its children.
   *
   * <p>Problem: Arrow takes memory for as many values as a batch claims to have, and reads beyond a
   * buffer that is too short when someone has switched its checks off. Solution: all buffers are
   * measured before any vector is filled.
   */
  void load() {
    List<ArrowBuf> unpacked = new ArrayList<>();
    try {
      UnreadableException.checked(
          () -> {
            unpackInto(unpacked);
            fill(unpacked, 0);
            return this;
          });
    } finally {
      unpacked.forEach(ArrowBuf::close);
    }
  }

  private void unpackInto(List<ArrowBuf> unpacked) {
    int first = unpacked.size();
    for (ArrowBuf buffer : buffers) {
      unpacked.add(decompression.unpack(buffer, vector.getAllocator()));
    }
    check(unpacked.subList(first, unpacked.size()));
    for (Part child : children) {
      child.unpackInto(unpacked);
    }
  }

  private int fill(List<ArrowBuf> unpacked, int first) {
    int next = first + buffers.size();
    vector.loadFieldBuffers(node, unpacked.subList(first, next));
    for (Part child : children) {
      next = child.fill(unpacked, next);
    }
    return next;
  }

  private void check(List<ArrowBuf> unpacked) {
    long required = requiredOfChildren();
    if (children.stream().anyMatch(child -> child.length() < required)) {
      throw UnreadableException.damaged("fewer than " + required + " values in a column");
    }
    List<BufferLayout> layouts =
        TypeLayout.getTypeLayout(vector.getField().getType()).getBufferLayouts();
    boolean offsets = layouts.stream().anyMatch(layout -> layout.getType() == BufferType.OFFSET);
    for (int i = 0; i < Math.min(layouts.size(), unpacked.size()); i++) {
      long capacity = unpacked.get(i).capacity();
      if (capacity < least(layouts.get(i), offsets, capacity)) {
        throw UnreadableException.damaged(
            "a buffer of %d bytes for %d values".formatted(capacity, length()));
      }
    }
  }

  private long requiredOfChildren() {
    if (vector instanceof FixedSizeListVector list) {
      return (long) length() * list.getListSize();
    }
    return vector instanceof StructVector ? length() : 0;
  }

  /** Returns how many bytes a buffer must have. */
  private long least(BufferLayout layout, boolean offsets, long capacity) {
    long bits = (long) length() * layout.getTypeBitWidth();
    return switch (layout.getType()) {
      case VALIDITY -> capacity == 0 && isAllOrNothing() ? 0 : bytes(length());
      case OFFSET -> length() == 0 ? 0 : bytes(bits + extraOffset(layout));
      case DATA -> offsets ? 0 : bytes(bits);
      case VARIADIC_DATA_BUFFERS -> 0;
      case TYPE, SIZE, VIEWS -> bytes(bits);
    };
  }

  private boolean isAllOrNothing() {
    return node.getNullCount() == 0 || node.getNullCount() == length();
  }

  /** A text or a list ends where the next one starts; the last one needs an offset more. */
  private int extraOffset(BufferLayout layout) {
    ArrowType type = vector.getField().getType();
    boolean alone =
        type instanceof ArrowType.Union
            || type instanceof ArrowType.ListView
            || type instanceof ArrowType.LargeListView;
    return alone ? 0 : layout.getTypeBitWidth();
  }

  private static long bytes(long bits) {
    return (bits + Byte.SIZE - 1) / Byte.SIZE;
  }
}
