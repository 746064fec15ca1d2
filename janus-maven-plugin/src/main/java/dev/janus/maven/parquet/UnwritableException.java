package dev.janus.maven.parquet;

import java.io.IOException;

/** Says that the place to write to fails, not the file that is read. */
final class UnwritableException extends IOException {

  private static final long serialVersionUID = 1L;

  UnwritableException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
