package dev.janus.dataset.arrow;

import java.io.IOException;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** Reads the messages of an IPC stream or an IPC file. */
final class IpcReader {

  /** What a file begins and ends with. */
  static final String MAGIC = "ARROW1";

  private static final int MAGIC_LENGTH = 6;

  /** The magic is padded at the start only. */
  private static final int PADDED_MAGIC_LENGTH = 8;

  private final IpcInput input;
  private final BufferAllocator allocator;
  private final IpcTarget target;

  IpcReader(IpcInput input, BufferAllocator allocator, IpcTarget target) {
    this.input = input;
    this.allocator = allocator;
    this.target = target;
  }

  /**
   * Reads a stream. Its writer may end it by a mark or, says the format, by closing it: a stream
   * that ends where a message ends is whole. One that is longer than it says is not.
   */
  void readStream() throws IOException {
    IpcMessage first = next();
    if (first == null || first.kind() != MessageHeader.Schema) {
      throw UnreadableException.damaged("a stream that does not begin with its schema");
    }
    if (!target.schema((Schema) first.header())) {
      return;
    }
    for (IpcMessage message = next(); message != null; message = next()) {
      accept(message);
    }
    if (input.remaining() > 0) {
      throw UnreadableException.damaged(input.remaining() + " bytes after the mark of its end");
    }
  }

  private @Nullable IpcMessage next() throws IOException {
    return input.remaining() == 0 ? null : IpcMessage.read(input);
  }

  /**
   * Reads a file by its footer: not every writer puts a whole stream between the two magics. All
   * dictionaries come before all rows.
   */
  void readFile() throws IOException {
    Footer footer = footer();
    Schema schema = UnreadableException.checked(footer::schema);
    if (schema == null) {
      throw UnreadableException.damaged("a footer without a schema");
    }
    if (!target.schema(schema)) {
      return;
    }
    int dictionaries = UnreadableException.checked(footer::dictionariesLength);
    for (int i = 0; i < dictionaries; i++) {
      int at = i;
      read(UnreadableException.checked(() -> footer.dictionaries(at)));
    }
    int batches = UnreadableException.checked(footer::recordBatchesLength);
    for (int i = 0; i < batches; i++) {
      int at = i;
      read(UnreadableException.checked(() -> footer.recordBatches(at)));
    }
  }

  private Footer footer() throws IOException {
    long end = input.size() - MAGIC_LENGTH - Integer.BYTES;
    if (end < PADDED_MAGIC_LENGTH) {
      throw UnreadableException.cutOff("no more than " + input.size() + " bytes");
    }
    input.moveTo(end);
    int length = input.integer();
    byte[] magic = input.metadata(MAGIC_LENGTH).array();
    if (!MAGIC.equals(new String(magic, java.nio.charset.StandardCharsets.ISO_8859_1))) {
      throw UnreadableException.cutOff("no " + MAGIC + " at its end");
    }
    if (length < 0 || length > end - PADDED_MAGIC_LENGTH) {
      throw UnreadableException.damaged("a footer of " + length + " bytes");
    }
    input.moveTo(end - length);
    var bytes = input.metadata(length);
    return UnreadableException.checked(() -> Footer.getRootAsFooter(bytes));
  }

  private void read(Block block) throws IOException {
    long offset = UnreadableException.checked(block::offset);
    int metadataLength = UnreadableException.checked(block::metaDataLength);
    input.moveTo(offset);
    IpcMessage message = IpcMessage.read(input);
    if (message == null || message.kind() == MessageHeader.Schema) {
      throw UnreadableException.damaged("no rows where the footer says that some are");
    }
    input.moveTo(offset + metadataLength);
    accept(message);
  }

  private void accept(IpcMessage message) throws IOException {
    try (ArrowBuf body = input.body(message.bodyLength(), allocator)) {
      ArrowBuf exact = body.slice(0, message.bodyLength());
      if (message.header() instanceof RecordBatch rows) {
        target.rows(rows, exact);
      } else if (message.header() instanceof DictionaryBatch dictionary) {
        target.dictionary(dictionary, exact);
      } else {
        throw UnreadableException.damaged("a second schema");
      }
    }
  }
}
