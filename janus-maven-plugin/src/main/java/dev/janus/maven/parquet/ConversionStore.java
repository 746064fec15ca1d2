package dev.janus.maven.parquet;

import dev.janus.dataset.row.RefusedFileException;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Converts Parquet files, each of them once. */
@API(status = Status.INTERNAL)
@FunctionalInterface
public interface ConversionStore {

  /**
   * Converts a file unless that was done before. What is there already is never damaged; of a file
   * that cannot be converted, nothing is left.
   *
   * @return the number of rows; empty when the file was converted before
   * @throws RefusedFileException if the file cannot be converted, or its conversion not be written
   * @throws InterruptedException if the thread is interrupted while another process converts it
   */
  OptionalLong convert(ParquetFile file, Origin origin, ConversionListener listener)
      throws RefusedFileException, InterruptedException;
}
