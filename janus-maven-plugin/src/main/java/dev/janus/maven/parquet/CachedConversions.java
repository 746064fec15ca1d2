package dev.janus.maven.parquet;

import dev.janus.dataset.cache.Conversion;
import dev.janus.dataset.cache.Conversions;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Converts Parquet files into the folder where the engine looks for them. Thread-safe.
 *
 * @param cache the folder
 * @param version of Janus, for the records
 */
@API(status = Status.INTERNAL)
public record CachedConversions(Conversions cache, String version) implements ConversionStore {

  @Override
  public OptionalLong convert(ParquetFile file, Origin origin, ConversionListener listener)
      throws RefusedFileException, InterruptedException {
    String sha256 = sha256(file);
    try {
      if (cache.record(sha256).isPresent()) {
        return OptionalLong.empty();
      }
      ParquetConversion conversion = new ParquetConversion(file, listener);
      long size = Files.size(file.path());
      Conversion made =
          cache.make(
              sha256,
              out -> {
                long rows = conversion.writeTo(Channels.newChannel(out));
                return record(origin, sha256, size, rows);
              });
      return OptionalLong.of(made.rows());
    } catch (RefusedFileException e) {
      throw e;
    } catch (IOException e) {
      throw refuse(
          file.name(),
          "the conversion cannot be written",
          e,
          "make room in the folder of HF_HOME, or set HF_HOME to a folder with more");
    }
  }

  private Conversion record(Origin origin, String sha256, long size, long rows) {
    boolean isOfHub = origin.repository() != null;
    return new Conversion(
        origin.repository(),
        origin.commit(),
        isOfHub ? origin.path() : null,
        isOfHub ? null : origin.path(),
        sha256,
        size,
        rows,
        origin.licence(),
        version);
  }

  private static String sha256(ParquetFile file) throws RefusedFileException {
    try {
      new FileEnds(file).check();
      return Conversions.sha256(file.path());
    } catch (RefusedFileException e) {
      throw e;
    } catch (IOException e) {
      throw refuse(file.name(), "cannot be read", e, "see whether its disk is in order");
    }
  }

  private static RefusedFileException refuse(
      String where, String what, IOException cause, String fix) {
    @Nullable String message = cause.getMessage();
    return new RefusedFileException(
        new Problem(where, what, message == null ? cause.toString() : message, fix));
  }
}
