package dev.janus.maven.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The folder with what was converted: for each Parquet file one Arrow IPC stream, {@code
 * <sha256>.arrow}, and what is known of it, {@code <sha256>.json}. Several processes may use it at
 * once. Thread-safe.
 *
 * @param folder need not exist
 * @param version of Janus, for the records
 */
@API(status = Status.INTERNAL)
public record Conversions(Path folder, String version) implements ConversionStore {

  @Override
  public OptionalLong convert(ParquetFile file, Origin origin, ConversionListener listener)
      throws RefusedFileException {
    String sha256 = sha256(file);
    if (Files.isRegularFile(arrow(sha256)) && Files.isRegularFile(json(sha256))) {
      return OptionalLong.empty();
    }
    try {
      long rows = writeArrow(new ParquetConversion(file, listener), arrow(sha256));
      long size = Files.size(file.path());
      write(new ConversionRecord(origin, sha256, size, rows, version), json(sha256));
      return OptionalLong.of(rows);
    } catch (RefusedFileException e) {
      throw e;
    } catch (IOException e) {
      throw refuse(
          folder.toString(),
          "the conversion of " + file.name() + " cannot be written",
          e,
          "make room there, or set HF_HOME to a folder with more");
    }
  }

  private Path arrow(String sha256) {
    return folder.resolve(sha256 + ".arrow");
  }

  private Path json(String sha256) {
    return folder.resolve(sha256 + ".json");
  }

  private static String sha256(ParquetFile file) throws RefusedFileException {
    try {
      new FileEnds(file).check();
      return FileDigest.sha256(file.path());
    } catch (RefusedFileException e) {
      throw e;
    } catch (IOException e) {
      throw refuse(file.name(), "cannot be read", e, "see whether its disk is in order");
    }
  }

  private static long writeArrow(ParquetConversion conversion, Path target) throws IOException {
    try (NewFile file = NewFile.of(target)) {
      long rows = conversion.writeTo(file.channel());
      file.finish();
      return rows;
    }
  }

  private static void write(ConversionRecord record, Path target) throws IOException {
    try (NewFile file = NewFile.of(target)) {
      ByteBuffer json = UTF_8.encode(record.json());
      while (json.hasRemaining()) {
        file.channel().write(json);
      }
      file.finish();
    }
  }

  private static RefusedFileException refuse(
      String where, String what, IOException cause, String fix) {
    String message = cause.getMessage();
    return new RefusedFileException(
        new Problem(where, what, message == null ? cause.toString() : message, fix));
  }
}
