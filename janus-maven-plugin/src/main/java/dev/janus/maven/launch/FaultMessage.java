package dev.janus.maven.launch;

import org.junit.platform.commons.JUnitException;

/** What a throwable tells the user. */
final class FaultMessage {

  private FaultMessage() {}

  /**
   * Returns the message of a throwable. The JUnit Platform wraps what an engine throws in an
   * exception that names only the engine, so its cause is what counts.
   */
  static String of(Throwable thrown) {
    Throwable telling = thrown;
    while (telling instanceof JUnitException && telling.getCause() != null) {
      telling = telling.getCause();
    }
    String message = telling.getMessage();
    boolean isClear = message != null && !message.isBlank() && !(telling instanceof LinkageError);
    return isClear ? String.valueOf(message) : telling.toString();
  }
}
