package dev.janus.chat.http;

import dev.janus.chat.limit.Blame;
import dev.janus.chat.limit.Fault;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One attempt failed. Never leaves the package. */
final class AttemptException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Fault fault;
  private final @Nullable Duration retryAfter;
  private final @Nullable Duration delay;

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
    this(fault, retryAfter, null, cause);
  }

  private AttemptException(
      Fault fault,
      @Nullable Duration retryAfter,
      @Nullable Duration delay,
      @Nullable Throwable cause) {
    super(fault.what(), cause);
    this.fault = fault;
    this.retryAfter = retryAfter;
    this.delay = delay;
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

  /** Returns how long to wait for the next attempt; null when there shall be none. */
  @Nullable Duration delay() {
    return delay;
  }

  /** Returns the same failure, after which another attempt is made. */
  AttemptException repeatedAfter(Duration wait) {
    return new AttemptException(fault, retryAfter, wait, getCause());
  }

  /** Returns the same failure in other words. */
  AttemptException as(Fault other) {
    return new AttemptException(other, retryAfter, null, getCause());
  }
}
