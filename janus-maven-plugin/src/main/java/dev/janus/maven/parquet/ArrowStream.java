package dev.janus.maven.parquet;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.memory.unsafe.UnsafeAllocationManager;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/** Writes columns as an Arrow IPC stream. Not thread-safe. */
final class ArrowStream implements AutoCloseable {

  private final List<Column> columns;
  private final WriteChannel out;
  private final BufferAllocator allocator;

  ArrowStream(List<Column> columns, WritableByteChannel out) {
    this.columns = columns;
    this.out = new HeapWriteChannel(out);
    // Named, since what Arrow would look for on the class path is not the same in each Maven.
    this.allocator =
        new RootAllocator(
            RootAllocator.configBuilder()
                .allocationManagerFactory(UnsafeAllocationManager.FACTORY)
                .build());
  }

  void start(Map<String, String> metadata) throws IOException {
    MessageSerializer.serialize(
        out, new Schema(columns.stream().map(Column::field).toList(), metadata));
  }

  /** Writes what the columns hold, and empties them. */
  void batch(int rows) throws IOException {
    BatchParts parts = new BatchParts();
    columns.forEach(column -> column.writeTo(parts));
    List<ArrowBuf> buffers = new ArrayList<>();
    try {
      parts.buffers().forEach(bytes -> buffers.add(copy(bytes)));
      try (ArrowRecordBatch batch = new ArrowRecordBatch(rows, nodes(parts), buffers)) {
        MessageSerializer.serialize(out, batch);
      }
    } finally {
      buffers.forEach(ArrowBuf::close);
    }
    columns.forEach(Column::clear);
  }

  void end() throws IOException {
    ArrowStreamWriter.writeEndOfStream(out, IpcOption.DEFAULT);
  }

  private static List<ArrowFieldNode> nodes(BatchParts parts) {
    return parts.lengths().stream()
        .map(length -> new ArrowFieldNode(length.slots(), length.nulls()))
        .toList();
  }

  private ArrowBuf copy(ByteStore bytes) {
    ArrowBuf buffer = allocator.buffer(bytes.size());
    buffer.setBytes(0, bytes.array(), 0, bytes.size());
    buffer.writerIndex(bytes.size());
    return buffer;
  }

  /** Frees the memory; the channel stays open. */
  @Override
  public void close() {
    allocator.close();
  }
}
