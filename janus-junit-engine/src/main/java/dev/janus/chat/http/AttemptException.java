package dev.janus.chat.http;

import dev.janus.chat.limit.Blame;
import dev.janus.chat.limit.Fault;
import java.time.Duration;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/** One attempt failed. Never leaves the adapters. */
@API(status = Status.INTERNAL)
public final class AttemptException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Fault fault;
  private final @Nullable Duration retryAfter;
  private final @Nullable Duration delay;

  /** Creates the exception for a fault that says it all. */
  public AttemptException(Fault fault) {
    this(fault, null, null);
  }

  /**
   * Creates the exception.
   *
   * @param retryAfter how long the server asks to wait, if it does
   * @param cause what went wrong underneath, if anything
   */
  public AttemptException(Fault fault, @Nullable Duration retryAfter, @Nullable Throwable cause) {
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

  /** Returns what is said about it. */
  public Fault fault() {
    return fault;
  }

  /** Returns how long the server asks to wait, if it does. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** Tells whether the same request may succeed later. */
  public boolean isTransient() {
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
