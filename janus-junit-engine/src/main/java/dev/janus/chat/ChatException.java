package dev.janus.chat;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * No reply arrived. The message says where, what, what was found and what to do, one per line; it
 * never holds a key.
 */
@API(status = Status.EXPERIMENTAL)
public class ChatException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int attempts;

  /**
   * Creates the exception.
   *
   * @param message where, what, found, fix
   * @param attempts how many requests were sent
   * @param cause what went wrong underneath, if anything
   */
  public ChatException(String message, int attempts, @Nullable Throwable cause) {
    super(message, cause);
    this.attempts = attempts;
  }

  /** Returns how many requests were sent. */
  public int attempts() {
    return attempts;
  }
}
