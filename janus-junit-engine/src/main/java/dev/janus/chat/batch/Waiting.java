package dev.janus.chat.batch;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Time and chance, as batches need them.
 *
 * @param clock tells how far away the date of a {@code Retry-After} is
 * @param nanoTime tells how long something took, in nanoseconds
 * @param random spreads delays, and tells the batches of one run from those of another
 * @param pause waits between two questions about a batch
 */
@API(status = Status.INTERNAL)
public record Waiting(Clock clock, LongSupplier nanoTime, RandomGenerator random, Pause pause) {

  /** Waits. */
  @FunctionalInterface
  public interface Pause {

    /**
     * Returns after the duration.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    void pause(Duration duration) throws InterruptedException;
  }

  /** Returns real time. */
  public static Waiting real(Clock clock, RandomGenerator random) {
    return new Waiting(
        clock,
        System::nanoTime,
        random,
        duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos()));
  }
}
