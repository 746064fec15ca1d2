package dev.janus.chat.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One attempt failed. Never leaves the package. */
final class AttemptException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Fault fault;
  private final @Nullable Duration retryAfter;

  AttemptException(Fault fault) {
    this(fault, null, null);
  }

  /**
   * Creates the exception.
   *
   * @param retryAfter how long the server asks to wait, if it does
   * @param cause what went wrong underneath, if anything
   */
  AttemptException(Fault fault, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(fault.what(), cause);
    this.fault = fault;
    this.retryAfter = retryAfter;
  }

  Fault fault() {
    return fault;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  boolean isTransient() {
    return fault.blame() == Blame.TRANSIENT;
  }
}
