package dev.janus.chat.limit;

import java.time.Duration;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * How patiently a server is asked.
 *
 * @param timeout for one attempt, from connecting to the last byte of the reply; at least one
 *     millisecond
 * @param callTimeout for a whole call, from sending its first attempt to the last byte of its last,
 *     the waits between included; at least one millisecond
 * @param retries what happens when an attempt fails
 * @param maximumInFlight attempts that may wait for a reply at one time, at least 1
 * @param pace how much is sent per minute
 */
@API(status = Status.EXPERIMENTAL)
public record CallPolicy(
    Duration timeout, Duration callTimeout, Retries retries, int maximumInFlight, Pace pace) {

  /** Half an hour. */
  public static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofMinutes(30);

  /** Two minutes an attempt, half an hour a call, the default retries, 16 attempts at one time. */
  public static final CallPolicy DEFAULT =
      new CallPolicy(Duration.ofMinutes(2), Retries.DEFAULT, 16);

  /** Refuses values out of range. */
  public CallPolicy {
    require(timeout, "timeout");
    require(callTimeout, "timeout of the whole call");
    if (maximumInFlight < 1) {
      throw new IllegalArgumentException(
          """
          call policy: no attempt could ever be made
            found: at most %d in flight
            fix: set janus.concurrency to at least 1"""
              .formatted(maximumInFlight));
    }
  }

  /** A policy with the default for a whole call, and without a bound per minute. */
  public CallPolicy(Duration timeout, Retries retries, int maximumInFlight) {
    this(timeout, DEFAULT_CALL_TIMEOUT, retries, maximumInFlight, Pace.UNBOUNDED);
  }

  private static void require(Duration timeout, String what) {
    if (timeout.toMillis() < 1) {
      throw new IllegalArgumentException(
          "call policy: the %s is too short\n  found: %s\n  fix: allow at least 1 ms"
              .formatted(what, timeout));
    }
  }
}
