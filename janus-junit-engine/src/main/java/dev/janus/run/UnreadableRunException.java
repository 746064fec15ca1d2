package dev.janus.run;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/** A run record cannot be read. The message says where, what, what was found and what to do. */
@API(status = Status.EXPERIMENTAL)
public class UnreadableRunException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public UnreadableRunException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
