package dev.janus.maven.parquet;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageChannelReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.Text;
import org.jspecify.annotations.Nullable;

/**
 * An Arrow IPC stream as Arrow's own library reads it.
 *
 * @param rows texts, numbers, booleans, bytes as hexadecimal digits, lists and maps of them
 * @param batches number of rows of each batch
 */
record ArrowRows(Schema schema, List<Map<String, @Nullable Object>> rows, List<Integer> batches) {

  static ArrowRows of(byte[] stream) throws IOException {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    List<Integer> batches = new ArrayList<>();
    ReadableByteChannel bytes = Channels.newChannel(new ByteArrayInputStream(stream));
    try (BufferAllocator allocator = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(
                new MessageChannelReader(new HeapReadChannel(bytes), allocator),
                allocator,
                NoCompressionCodec.Factory.INSTANCE)) {
      Schema schema = reader.getVectorSchemaRoot().getSchema();
      while (reader.loadNextBatch()) {
        int count = reader.getVectorSchemaRoot().getRowCount();
        batches.add(count);
        for (int row = 0; row < count; row++) {
          rows.add(row(reader.getVectorSchemaRoot().getFieldVectors(), row));
        }
      }
      return new ArrowRows(schema, rows, batches);
    }
  }

  private static Map<String, @Nullable Object> row(List<FieldVector> columns, int row) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    columns.forEach(column -> fields.put(column.getName(), value(column, row)));
    return fields;
  }

  private static @Nullable Object value(FieldVector column, int index) {
    if (column.isNull(index)) {
      return null;
    }
    if (column instanceof ListVector list) {
      List<@Nullable Object> elements = new ArrayList<>();
      for (int at = list.getElementStartIndex(index); at < list.getElementEndIndex(index); at++) {
        elements.add(value(list.getDataVector(), at));
      }
      return elements;
    }
    if (column instanceof StructVector struct) {
      return row(struct.getChildrenFromFields(), index);
    }
    Object value = column.getObject(index);
    if (value instanceof Text text) {
      return new String(text.getBytes(), 0, (int) text.getLength(), StandardCharsets.UTF_8);
    }
    return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value;
  }

  /** Needs no JVM flag, as its counterpart that writes. */
  private static final class HeapReadChannel extends ReadChannel {

    HeapReadChannel(ReadableByteChannel in) {
      super(in);
    }

    @Override
    public long readFully(ArrowBuf buffer, long length) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length));
      if (readFully(bytes) != length) {
        throw new EOFException("the stream ends early");
      }
      buffer.setBytes(0, bytes.array(), 0, bytes.capacity());
      buffer.writerIndex(length);
      return length;
    }
  }
}
