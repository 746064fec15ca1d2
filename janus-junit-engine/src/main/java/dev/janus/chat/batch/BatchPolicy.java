package dev.janus.chat.batch;

import java.time.Duration;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * How patiently batches are waited for.
 *
 * @param poll how long is waited before the server is asked again how far it is; above zero
 * @param timeout how long batches are waited for in all; above zero. They go on at the server, and
 *     a later run takes their answers
 * @param attempts how often a request is sent in all, at least 1
 * @param limits how much goes into one batch
 */
@API(status = Status.INTERNAL)
public record BatchPolicy(Duration poll, Duration timeout, int attempts, BatchLimits limits) {

  /** Asked every 30 s, for a day; three attempts. */
  public static final BatchPolicy DEFAULT =
      new BatchPolicy(Duration.ofSeconds(30), Duration.ofHours(24), 3, BatchLimits.DEFAULT);

  /** Refuses values out of range. */
  public BatchPolicy {
    require(isPositive(poll), "janus.batch.poll", poll, "wait longer than zero");
    require(isPositive(timeout), "janus.batch.timeout", timeout, "wait longer than zero");
    require(attempts >= 1, "batches: attempts", attempts, "allow at least 1");
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }

  private static void require(boolean condition, String what, Object found, String fix) {
    if (!condition) {
      throw new IllegalArgumentException(
          "%s: out of range\n  found: %s\n  fix: %s".formatted(what, found, fix));
    }
  }
}
