package dev.janus.maven.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * Parquet files as the Parquet library writes them.
 *
 * @param file where it is written
 * @param schema in the notation of the library
 * @param settings of the writer
 */
record WrittenParquet(
    Path file, MessageType schema, UnaryOperator<ExampleParquetWriter.Builder> settings) {

  WrittenParquet(Path file, String schema) {
    this(file, MessageTypeParser.parseMessageType(schema), UnaryOperator.identity());
  }

  WrittenParquet with(UnaryOperator<ExampleParquetWriter.Builder> more) {
    return new WrittenParquet(file, schema, builder -> more.apply(settings.apply(builder)));
  }

  WrittenParquet codec(CompressionCodecName codec) {
    return with(builder -> builder.withCompressionCodec(codec));
  }

  WrittenParquet pages(WriterVersion version) {
    return with(builder -> builder.withWriterVersion(version));
  }

  WrittenParquet metadata(Map<String, String> metadata) {
    return with(builder -> builder.withExtraMetaData(metadata));
  }

  /** Writes rows that are given by what fills them. */
  Path rows(List<java.util.function.Consumer<Group>> rows) throws IOException {
    return rows(rows.size(), (number, row) -> rows.get(number).accept(row));
  }

  Path rows(int count, BiConsumer<Integer, Group> fill) throws IOException {
    SimpleGroupFactory groups = new SimpleGroupFactory(schema);
    ExampleParquetWriter.Builder builder =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .withCodecFactory(new PackingCodecs());
    try (ParquetWriter<Group> writer = settings.apply(builder).build()) {
      for (int number = 0; number < count; number++) {
        Group row = groups.newGroup();
        fill.accept(number, row);
        writer.write(row);
      }
    }
    return file;
  }

  /** Returns what a file is converted to. */
  static ArrowRows converted(Path file) throws IOException {
    ByteArrayOutputStream arrow = new ByteArrayOutputStream();
    long rows =
        new ParquetConversion(new ParquetFile("x.parquet", file), (done, total) -> {})
            .writeTo(Channels.newChannel(arrow));
    ArrowRows read = ArrowRows.of(arrow.toByteArray());
    if (read.rows().size() != rows) {
      throw new AssertionError(rows + " rows reported, " + read.rows().size() + " written");
    }
    return read;
  }
}
