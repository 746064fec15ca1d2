package dev.janus.dataset.hub;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * How long the hub is waited for.
 *
 * @param attempts how often in a row a request may fail before it is given up; at least 1. A
 *     download that got further starts to count anew
 * @param firstDelay before the second attempt; doubled before each further one
 * @param longestDelay what doubling ends at
 * @param longestAsked who is asked by the hub to wait longer gives up
 * @param timeout without a connection, or without a byte on it
 */
@API(status = Status.EXPERIMENTAL)
public record Patience(
    int attempts,
    Duration firstDelay,
    Duration longestDelay,
    Duration longestAsked,
    Duration timeout) {

  /**
   * Six attempts, one to 16 seconds apart. The hub counts requests over five minutes, so that is
   * the longest it has a reason to ask for.
   */
  public static final Patience DEFAULT =
      new Patience(
          6,
          Duration.ofSeconds(1),
          Duration.ofSeconds(16),
          Duration.ofMinutes(5),
          Duration.ofSeconds(30));

  private static final double JITTER = 0.25;

  /** Refuses values that make no sense. */
  public Patience {
    if (attempts < 1 || firstDelay.isNegative() || longestDelay.compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException(
          "patience: at least 1 attempt, no delay below zero, and the longest not below the first");
    }
  }

  /**
   * Returns the time to the next attempt: what the server asks for at least, and up to a quarter
   * more, so that many clients do not come back at one instant.
   *
   * @param failed how many attempts failed in a row, at least 1
   */
  Duration delay(int failed, @Nullable Duration asked, RandomGenerator random) {
    Duration delay = firstDelay;
    for (int i = 1; i < failed && delay.compareTo(longestDelay) < 0; i++) {
      delay = delay.plus(delay);
    }
    Duration least = delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    if (asked != null && asked.compareTo(least) > 0) {
      least = asked;
    }
    return least.plusNanos(Math.round(least.toNanos() * JITTER * random.nextDouble()));
  }
}
