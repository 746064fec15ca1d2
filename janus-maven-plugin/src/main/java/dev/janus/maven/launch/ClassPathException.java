package dev.janus.maven.launch;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** The class path of the fork cannot be put together. The message says what to do. */
@API(status = Status.INTERNAL)
public final class ClassPathException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what, and what to do about it. */
  public ClassPathException(String message) {
    super(message);
  }

  /** Says what, and what to do about it. */
  public ClassPathException(String message, Throwable cause) {
    super(message, cause);
  }
}
