package dev.janus.chat.http;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** A key that a server needs is not there: the environment variable that is named holds none. */
@API(status = Status.EXPERIMENTAL)
public final class MissingKeyException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Takes what to tell. */
  public MissingKeyException(String message) {
    super(message);
  }
}
