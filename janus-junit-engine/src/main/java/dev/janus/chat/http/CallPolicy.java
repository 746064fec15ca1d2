package dev.janus.chat.http;

import java.time.Duration;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * How patiently a server is asked.
 *
 * @param timeout for one attempt, from connecting to the last byte of the reply; at least one
 *     millisecond
 * @param retries what happens when an attempt fails
 * @param maximumInFlight attempts that may wait for a reply at one time, at least 1
 */
@API(status = Status.EXPERIMENTAL)
public record CallPolicy(Duration timeout, Retries retries, int maximumInFlight) {

  /** Two minutes an attempt, the default retries, 16 attempts at one time. */
  public static final CallPolicy DEFAULT =
      new CallPolicy(Duration.ofMinutes(2), Retries.DEFAULT, 16);

  /** Refuses values out of range. */
  public CallPolicy {
    if (timeout.toMillis() < 1) {
      throw new IllegalArgumentException(
          "call policy: the timeout is too short\n  found: %s\n  fix: allow at least 1 ms"
              .formatted(timeout));
    }
    if (maximumInFlight < 1) {
      throw new IllegalArgumentException(
          """
          call policy: no attempt could ever be made
            found: at most %d in flight
            fix: set janus.concurrency to at least 1"""
              .formatted(maximumInFlight));
    }
  }
}
