package dev.janus.dataset.arrow;

import com.google.flatbuffers.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.jspecify.annotations.Nullable;

/**
 * One message: what its metadata says, and how long the buffers are that follow.
 *
 * @param header as a table of its kind
 * @param kind one of {@link MessageHeader}
 */
record IpcMessage(Table header, byte kind, long bodyLength) {

  private static final int CONTINUATION = -1;

  /** Reads the next message up to its buffers; {@code null} when a mark says that none follows. */
  static @Nullable IpcMessage read(IpcInput input) throws IOException {
    int first = input.integer();
    // Before Arrow 0.15 the length came first.
    int length = first == CONTINUATION ? input.integer() : first;
    return length == 0 ? null : parse(input.metadata(length));
  }

  private static IpcMessage parse(ByteBuffer metadata) {
    return UnreadableException.checked(
        () -> {
          Message message = Message.getRootAsMessage(metadata);
          byte kind = message.headerType();
          return new IpcMessage(header(message, kind), kind, message.bodyLength());
        });
  }

  private static Table header(Message message, byte kind) {
    Table header =
        switch (kind) {
          case MessageHeader.Schema -> message.header(new org.apache.arrow.flatbuf.Schema());
          case MessageHeader.DictionaryBatch ->
              message.header(new org.apache.arrow.flatbuf.DictionaryBatch());
          case MessageHeader.RecordBatch ->
              message.header(new org.apache.arrow.flatbuf.RecordBatch());
          default -> null;
        };
    if (header == null) {
      throw UnreadableException.damaged("a message of kind " + kind);
    }
    return header;
  }
}
