package dev.janus.maven.parquet;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.crypto.ParquetCryptoRuntimeException;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Converts one Parquet file, all of its columns, into an Arrow IPC stream. At any time it holds one
 * row group as it is packed in the file, and about a thousand rows.
 *
 * @param file what is converted
 * @param listener hears how far it is, once for each batch
 */
record ParquetConversion(ParquetFile file, ConversionListener listener) {

  /** The Hugging Face features of the columns. The other metadata speaks of Parquet. */
  private static final String FEATURES = "huggingface";

  /**
   * Converts.
   *
   * @return the number of rows
   * @throws RefusedFileException if the file cannot be converted: damaged, encrypted, not Parquet
   * @throws UnwritableException if the stream cannot be written
   */
  long writeTo(WritableByteChannel out) throws IOException {
    try {
      new FileEnds(file).check();
      return convert(new TargetChannel(out));
    } catch (RefusedFileException | UnwritableException e) {
      throw e;
    } catch (ParquetCryptoRuntimeException e) {
      throw new FileEnds(file).encrypted();
    } catch (TooLargeException e) {
      throw refuse("has rows that are too large", e.getMessage(), "leave out its longest rows");
    } catch (OutOfMemoryError e) {
      // One allocation of a row group's size failed; all that this conversion held is free again.
      throw refuse(
          "a row group of it does not fit into Maven's memory, or the file is damaged",
          e.getMessage(),
          "set MAVEN_OPTS=-Xmx2g, or write the file again with smaller row groups");
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Of a damaged file, the library throws whatever the bytes happen to lead to.
      throw refuse("is damaged", reason(e), "delete it and download it again");
    }
  }

  private long convert(WritableByteChannel out) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new Codecs())
            .usePageChecksumVerification()
            .build();
    try (ParquetFileReader reader =
        new ParquetFileReader(new LocalInputFile(file.path()), options)) {
      new FooterCheck(file, reader.getFooter()).check();
      return convert(reader, out);
    }
  }

  private long convert(ParquetFileReader reader, WritableByteChannel out) throws IOException {
    FileMetaData metadata = reader.getFileMetaData();
    List<Column> columns = new ColumnTree(metadata.getSchema()).columns();
    long rows = reader.getRowGroups().stream().mapToLong(BlockMetaData::getRowCount).sum();
    try (ArrowStream stream = new ArrowStream(columns, out)) {
      stream.start(features(metadata));
      Batches batches = new Batches(ColumnTree.cursors(columns), stream, listener, rows);
      for (int group = 0; group < reader.getRowGroups().size(); group++) {
        if (reader.getRowGroups().get(group).getRowCount() > 0) {
          try (PageReadStore pages = reader.readRowGroup(group)) {
            batches.read(pages, columns(pages, metadata));
          }
        }
      }
      batches.finish();
      stream.end();
    }
    return rows;
  }

  private static ColumnReadStore columns(PageReadStore pages, FileMetaData metadata) {
    MessageType schema = metadata.getSchema();
    return new ColumnReadStoreImpl(
        pages,
        new DummyRecordConverter(schema).getRootConverter(),
        schema,
        metadata.getCreatedBy());
  }

  private static Map<String, String> features(FileMetaData metadata) {
    return Optional.ofNullable(metadata.getKeyValueMetaData().get(FEATURES))
        .map(features -> Map.of(FEATURES, features))
        .orElseGet(Map::of);
  }

  private static String reason(Throwable fault) {
    String message = fault.getMessage();
    String text = message == null || message.isBlank() ? fault.getClass().getSimpleName() : message;
    return Problem.quote(text.lines().findFirst().orElse(text));
  }

  private RefusedFileException refuse(String what, @Nullable String found, String fix) {
    return new RefusedFileException(new Problem(file.name(), what, found, fix));
  }
}
