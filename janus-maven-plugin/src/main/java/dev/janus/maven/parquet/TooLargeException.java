package dev.janus.maven.parquet;

/** Says that a few rows have more bytes than an array can hold. */
final class TooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooLargeException() {
    super("more than 2 GB in one column of one batch");
  }
}
