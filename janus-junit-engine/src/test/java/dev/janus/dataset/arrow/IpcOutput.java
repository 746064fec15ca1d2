package dev.janus.dataset.arrow;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.memory.unsafe.UnsafeAllocationManager;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowFooter;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/** Writes Arrow IPC without a flag of the JVM: buffers go through the heap. */
final class IpcOutput implements AutoCloseable {

  enum Form {
    STREAM,
    FILE
  }

  private final Schema schema;
  private final Form form;
  private final CompressionCodec codec;
  private final HeapChannel channel;
  private final List<ArrowBlock> dictionaries = new ArrayList<>();
  private final List<ArrowBlock> batches = new ArrayList<>();

  private static final class HeapChannel extends WriteChannel {
    HeapChannel(OutputStream out) {
      super(Channels.newChannel(out));
    }

    @Override
    public void write(ArrowBuf buffer) throws IOException {
      byte[] bytes = new byte[(int) buffer.readableBytes()];
      buffer.getBytes(buffer.readerIndex(), bytes);
      write(bytes);
    }
  }

  /**
   * Writes the start.
   *
   * @param schema with the types of dictionaries, not those of their numbers
   */
  IpcOutput(OutputStream out, Schema schema, Form form, CompressionCodec codec) throws IOException {
    this.schema = schema;
    this.form = form;
    this.codec = codec;
    this.channel = new HeapChannel(out);
    if (form == Form.FILE) {
      channel.write(IpcReader.MAGIC.getBytes(US_ASCII));
      channel.align();
    }
    MessageSerializer.serialize(channel, schema);
  }

  static BufferAllocator allocator() {
    return new RootAllocator(
        RootAllocator.configBuilder()
            .allocationManagerFactory(UnsafeAllocationManager.FACTORY)
            .build());
  }

  void dictionary(long id, FieldVector values) throws IOException {
    dictionary(new ArrowDictionaryBatch(id, batch(values), false));
  }

  void addToDictionary(long id, FieldVector values) throws IOException {
    dictionary(new ArrowDictionaryBatch(id, batch(values), true));
  }

  private void dictionary(ArrowDictionaryBatch batch) throws IOException {
    dictionaries.add(MessageSerializer.serialize(channel, batch));
    batch.close();
  }

  private ArrowRecordBatch batch(FieldVector vector) {
    return unload(VectorSchemaRoot.of(vector));
  }

  private ArrowRecordBatch unload(VectorSchemaRoot root) {
    return new VectorUnloader(root, true, codec, true).getRecordBatch();
  }

  void rows(VectorSchemaRoot root) throws IOException {
    try (ArrowRecordBatch batch = unload(root)) {
      batches.add(MessageSerializer.serialize(channel, batch));
    }
  }

  @Override
  public void close() throws IOException {
    channel.writeIntLittleEndian(MessageSerializer.IPC_CONTINUATION_TOKEN);
    channel.writeIntLittleEndian(0);
    if (form == Form.FILE) {
      long start = channel.getCurrentPosition();
      channel.write(new ArrowFooter(schema, dictionaries, batches), false);
      channel.writeIntLittleEndian((int) (channel.getCurrentPosition() - start));
      channel.write(IpcReader.MAGIC.getBytes(US_ASCII));
    }
    channel.close();
  }
}
