package dev.janus.engine;

/** A test could not be decided: there is no verdict, or its bench cannot be run. */
final class UndecidedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UndecidedException(String message) {
    super(message);
  }
}
