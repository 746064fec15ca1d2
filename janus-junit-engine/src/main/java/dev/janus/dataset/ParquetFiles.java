package dev.janus.dataset;

import dev.janus.dataset.cache.Conversions;
import dev.janus.dataset.location.FileLocation;
import dev.janus.dataset.source.FileSource;
import dev.janus.dataset.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;

/** Parquet files on this machine, which are read as what {@code janus:fetch} made of them. */
record ParquetFiles(Conversions conversions) {

  private static final String ENDING = ".parquet";

  static boolean isNamedSo(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /** Returns the conversion of a file; where there is none, the file, which is refused as it is. */
  Source source(FileLocation location) throws IOException {
    FileSource file = new FileSource(location.text(), location.path());
    if (!Files.isRegularFile(location.path())) {
      return file;
    }
    return conversions
        .find(Conversions.sha256(location.path()))
        .map(converted -> new FileSource(location.text(), converted))
        .orElse(file);
  }
}
