package dev.janus.maven;

/** The reports of a bench cannot be made. The message says what to do. */
final class ReportFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  ReportFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
