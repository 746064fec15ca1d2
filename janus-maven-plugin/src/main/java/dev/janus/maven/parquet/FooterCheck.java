package dev.janus.maven.parquet;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.ParquetDecodingException;

/** Checks what a footer says before anybody acts on it: codecs, sizes, places in the file. */
record FooterCheck(ParquetFile file, ParquetMetadata footer) {

  void check() throws IOException {
    if (footer.getFileMetaData().getSchema().getFieldCount() == 0) {
      throw refuse("has no columns", "an empty schema", "name another file");
    }
    List<ColumnChunkMetaData> chunks =
        footer.getBlocks().stream().flatMap(group -> group.getColumns().stream()).toList();
    if (chunks.stream().anyMatch(ColumnChunkMetaData::isEncrypted)) {
      throw new FileEnds(file).encrypted();
    }
    checkCodecs(chunks);
    long size = Files.size(file.path());
    chunks.forEach(chunk -> checkPlace(chunk, size));
    footer.getBlocks().forEach(FooterCheck::checkRows);
  }

  private void checkCodecs(List<ColumnChunkMetaData> chunks) throws RefusedFileException {
    TreeSet<String> unknown =
        chunks.stream()
            .map(ColumnChunkMetaData::getCodec)
            .filter(codec -> Codec.of(codec).isEmpty())
            .map(Enum::name)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!unknown.isEmpty()) {
      String known =
          Arrays.stream(Codec.values()).map(Enum::name).collect(Collectors.joining(", "));
      throw refuse(
          "is compressed in a way that Janus cannot unpack",
          String.join(", ", unknown),
          "write the file again with one of " + known);
    }
  }

  private static void checkPlace(ColumnChunkMetaData chunk, long size) {
    long start = chunk.getStartingPos();
    long length = chunk.getTotalSize();
    if (start < 4 || length < 0 || start > size || length > size - start) {
      throw new ParquetDecodingException(chunk.getPath() + " lies outside of the file");
    }
  }

  private static void checkRows(BlockMetaData group) {
    if (group.getRowCount() < 0) {
      throw new ParquetDecodingException("a row group has " + group.getRowCount() + " rows");
    }
  }

  private RefusedFileException refuse(String what, String found, String fix) {
    return new RefusedFileException(new Problem(file.name(), what, found, fix));
  }
}
