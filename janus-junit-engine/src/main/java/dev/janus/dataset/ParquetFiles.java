package dev.janus.dataset;

import dev.janus.dataset.cache.Conversions;
import dev.janus.dataset.location.FileLocation;
import dev.janus.dataset.source.FileSource;
import dev.janus.dataset.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Parquet files on this machine, which are read as what {@code janus:fetch} made of them. */
record ParquetFiles(Conversions conversions) {

  private static final String ENDING = ".parquet";
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  static boolean isNamedSo(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  private static boolean isParquet(Path path) throws IOException {
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return Arrays.equals(MAGIC, in.readNBytes(MAGIC.length));
    }
  }

  /** Returns the conversion of a file; where there is none, the file, which is refused as it is. */
  Source source(FileLocation location) throws IOException {
    FileSource file = new FileSource(location.text(), location.path());
    if (!isParquet(location.path())) {
      return file;
    }
    return conversions
        .find(Conversions.sha256(location.path()))
        .map(converted -> new FileSource(location.text(), converted))
        .orElse(file);
  }
}
