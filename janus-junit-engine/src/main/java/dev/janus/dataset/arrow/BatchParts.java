package dev.janus.dataset.arrow;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseVariableWidthViewVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;

/**
 * Deals out the nodes and buffers of a batch, which are a flat list, to the vectors of a tree.
 *
 * <p>Nothing is unpacked and no vector is filled yet.
 */
final class BatchParts {

  private final RecordBatch batch;
  private final ArrowBuf body;
  private final Decompression decompression;
  private int nextNode;
  private int nextBuffer;
  private int nextView;

  private BatchParts(RecordBatch batch, ArrowBuf body) {
    this.batch = batch;
    this.body = body;
    this.decompression = Decompression.of(batch);
  }

  /** Returns one part for each vector, all of which are as long as the batch. */
  static List<Part> of(RecordBatch batch, ArrowBuf body, List<FieldVector> vectors) {
    return UnreadableException.checked(() -> new BatchParts(batch, body).all(vectors));
  }

  private List<Part> all(List<FieldVector> vectors) {
    List<Part> parts = new ArrayList<>(vectors.size());
    for (FieldVector vector : vectors) {
      Part part = part(vector);
      if (part.length() != batch.length()) {
        throw UnreadableException.damaged(
            "a column of %d rows among %d rows".formatted(part.length(), batch.length()));
      }
      parts.add(part);
    }
    if (nextNode != batch.nodesLength() || nextBuffer != batch.buffersLength()) {
      throw other();
    }
    return parts;
  }

  private Part part(FieldVector vector) {
    ArrowFieldNode node = node();
    List<ArrowBuf> buffers = buffers(count(vector));
    List<Part> children = new ArrayList<>();
    for (FieldVector child : vector.getChildrenFromFields()) {
      children.add(part(child));
    }
    return new Part(vector, node, buffers, children, decompression);
  }

  private ArrowFieldNode node() {
    if (nextNode >= batch.nodesLength()) {
      throw other();
    }
    FieldNode node = batch.nodes(nextNode++);
    long length = node.length();
    if (length < 0 || length > Integer.MAX_VALUE || node.nullCount() < 0) {
      throw UnreadableException.damaged("a column of " + length + " values");
    }
    return new ArrowFieldNode(length, Math.min(length, node.nullCount()));
  }

  private long count(FieldVector vector) {
    int fixed = TypeLayout.getTypeBufferCount(vector.getField().getType());
    if (!(vector instanceof BaseVariableWidthViewVector)) {
      return fixed;
    }
    if (nextView >= batch.variadicBufferCountsLength()) {
      throw other();
    }
    return fixed + Math.max(0, batch.variadicBufferCounts(nextView++));
  }

  private List<ArrowBuf> buffers(long count) {
    if (count > batch.buffersLength() - nextBuffer) {
      throw other();
    }
    List<ArrowBuf> buffers = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      buffers.add(buffer(batch.buffers(nextBuffer++)));
    }
    return buffers;
  }

  private ArrowBuf buffer(Buffer buffer) {
    long offset = buffer.offset();
    long length = buffer.length();
    if (offset < 0 || length < 0 || offset > body.capacity() - length) {
      throw UnreadableException.damaged(
          "a buffer of %d bytes at byte %d of %d".formatted(length, offset, body.capacity()));
    }
    return body.slice(offset, length);
  }

  private static UnreadableException other() {
    return UnreadableException.damaged("rows of another schema than the file has");
  }
}
