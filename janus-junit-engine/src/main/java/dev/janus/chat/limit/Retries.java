package dev.janus.chat.limit;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * How often a request is sent, and how long is waited in between: the first delay, then twice the
 * one before, up to the longest.
 *
 * @param maximumAttempts at least 1
 * @param firstDelay above zero
 * @param longestDelay at least the first delay
 * @param jitter the share by which a delay is made longer or shorter at random: 0 up to, not
 *     including, 1
 */
@API(status = Status.EXPERIMENTAL)
public record Retries(
    int maximumAttempts, Duration firstDelay, Duration longestDelay, double jitter) {

  /** Eight attempts, half a second to 30 seconds apart, a quarter more or less. */
  public static final Retries DEFAULT =
      new Retries(8, Duration.ofMillis(500), Duration.ofSeconds(30), 0.25);

  private static final double JITTER_OF_ASKED = 0.1;
  private static final int PATIENT_ATTEMPTS = 2;

  /** Refuses values out of range. */
  public Retries {
    require(maximumAttempts >= 1, "attempts", maximumAttempts, "allow at least 1");
    require(isPositive(firstDelay), "first delay", firstDelay, "wait longer than zero");
    require(
        longestDelay.compareTo(firstDelay) >= 0,
        "longest delay",
        longestDelay,
        "wait at least the first delay, " + firstDelay);
    require(jitter >= 0 && jitter < 1, "jitter", jitter, "stay within 0 and 1, below 1");
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }

  private static void require(boolean condition, String what, Object found, String fix) {
    if (!condition) {
      throw new IllegalArgumentException(
          "retries: %s out of range\n  found: %s\n  fix: %s".formatted(what, found, fix));
    }
  }

  /**
   * Returns how long to wait before the next attempt. A time that the server asks for is never cut
   * short: jitter only adds to it, at most a tenth, so that many callers do not return at one
   * instant. Who is told when to come back has less need to guess: the delays begin to double two
   * attempts later.
   *
   * @param failed how many attempts failed so far, at least 1
   * @param asked how long the server asks to wait, if it does
   */
  public Duration delay(int failed, @Nullable Duration asked, RandomGenerator random) {
    double chance = random.nextDouble();
    int doubled = asked == null ? failed : failed - PATIENT_ATTEMPTS;
    Duration backoff = times(backoff(doubled), 1 + jitter * (2 * chance - 1));
    if (asked == null || asked.compareTo(backoff) <= 0) {
      return backoff;
    }
    return times(asked, 1 + Math.min(jitter, JITTER_OF_ASKED) * chance);
  }

  private Duration backoff(int failed) {
    Duration delay = firstDelay;
    for (int i = 1; i < failed && delay.compareTo(longestDelay) < 0; i++) {
      delay = delay.multipliedBy(2);
    }
    return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofNanos(Math.round(duration.toNanos() * factor));
  }
}
