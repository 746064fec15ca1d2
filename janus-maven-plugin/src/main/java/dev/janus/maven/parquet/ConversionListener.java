package dev.janus.maven.parquet;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Hears how far a conversion is. */
@API(status = Status.INTERNAL)
@FunctionalInterface
public interface ConversionListener {

  /** More rows are converted. */
  void converted(long rows, long total);
}
