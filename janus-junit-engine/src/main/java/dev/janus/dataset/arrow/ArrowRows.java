package dev.janus.dataset.arrow;

import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.RefusedFileException;
import dev.janus.dataset.row.RowSink;
import dev.janus.dataset.source.FileStart;
import dev.janus.dataset.source.Source;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.memory.unsafe.DefaultAllocationManagerFactory;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Reads an Arrow IPC stream or file, row by row, holding one batch of rows at a time. */
@API(status = Status.INTERNAL)
public final class ArrowRows {

  private ArrowRows() {}

  /**
   * Hands the columns, then every row to the sink, in the order of the file.
   *
   * <p>A stream that ends where one of its messages ends is whole, with or without a mark of its
   * end: the format leaves that to the writer. All other files say where they end.
   *
   * @param start of the file
   * @throws RefusedFileException if the file is damaged, cut off or of a kind that is not read;
   *     rows before the place where that shows have been handed over
   */
  public static void read(Source source, FileStart start, RowSink sink) throws IOException {
    try (SeekableByteChannel channel = source.openChannel();
        BufferAllocator allocator = allocator();
        Rows rows = new Rows(source.name(), sink, allocator)) {
      IpcReader reader = new IpcReader(new IpcInput(channel), allocator, rows);
      if (start.isArrowFile()) {
        reader.readFile();
      } else {
        reader.readStream();
      }
    } catch (UnreadableException e) {
      throw e.refusal(source.name());
    }
  }

  /**
   * Names its kind of memory. Arrow looks for this very class, by its name, before it makes any
   * allocator: only what is named here stays in the engine's jar.
   */
  private static BufferAllocator allocator() {
    return new RootAllocator(
        RootAllocator.configBuilder()
            .allocationManagerFactory(DefaultAllocationManagerFactory.FACTORY)
            .build());
  }

  private static final class Rows implements IpcTarget, AutoCloseable {

    private final String file;
    private final RowSink sink;
    private final BufferAllocator allocator;
    private final Dictionaries dictionaries;
    private final ColumnTree tree;
    private final RowColumns columns = new RowColumns();
    private long count;

    Rows(String file, RowSink sink, BufferAllocator allocator) {
      this.file = file;
      this.sink = sink;
      this.allocator = allocator;
      this.dictionaries = new Dictionaries(allocator);
      this.tree = new ColumnTree(dictionaries);
    }

    @Override
    public boolean schema(Schema schema) {
      SchemaTree fields = SchemaTree.read(schema);
      UnreadableException.checked(
          () -> {
            columns.add(fields, allocator, dictionaries, tree);
            return columns;
          });
      return sink.columns(file, columns.names());
    }

    @Override
    public void dictionary(DictionaryBatch dictionary, ArrowBuf body) {
      dictionaries.load(dictionary, body, tree);
    }

    @Override
    public void rows(RecordBatch rows, ArrowBuf body) {
      columns.next(rows, body);
      try {
        for (int i = 0; i < rows.length(); i++) {
          count++;
          sink.row(Place.row(file, count), new ArrowFields(columns, i));
        }
      } finally {
        columns.clear();
      }
    }

    @Override
    public void close() {
      columns.close();
      dictionaries.close();
    }
  }
}
