package dev.janus.chat;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** A request was not sent now, through no fault of the server: it may be sent later. */
@API(status = Status.EXPERIMENTAL)
public class NotAskedException extends ChatException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message where, what, found, fix
   */
  public NotAskedException(String message) {
    super(message, 0, null);
  }
}
