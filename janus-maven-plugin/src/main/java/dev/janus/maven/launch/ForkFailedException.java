package dev.janus.maven.launch;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** The forked JVM did not start, or did not end in good order. The message says what to do. */
@API(status = Status.INTERNAL)
public final class ForkFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  ForkFailedException(String message) {
    super(message);
  }

  ForkFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
