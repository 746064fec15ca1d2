package dev.janus.chat.http;

import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.janus.chat.Completion;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Makes attempts until one succeeds, fails for good, or was the last one.
 *
 * <p>Thread-safe.
 */
final class RetryLoop {

  /** One attempt. */
  @FunctionalInterface
  interface Attempt {
    Completion make() throws AttemptException, InterruptedException;
  }

  private final Retries retries;
  private final RandomGenerator random;
  private final FailsafeExecutor<Completion> executor;

  RetryLoop(Retries retries, RandomGenerator random, CallStatistics statistics) {
    this.retries = retries;
    this.random = random;
    this.executor =
        Failsafe.with(
            RetryPolicy.<Completion>builder()
                .handleIf(
                    fault -> fault instanceof AttemptException attempt && attempt.isTransient())
                .withMaxAttempts(retries.maximumAttempts())
                .withDelayFn(this::delay)
                .onRetry(event -> statistics.attemptRepeated())
                .build());
  }

  private Duration delay(ExecutionContext<Completion> context) {
    AttemptException last = context.getLastException();
    return retries.delay(context.getAttemptCount(), last.retryAfter(), random);
  }

  /**
   * Makes attempts.
   *
   * @throws AttemptException the last one
   * @throws InterruptedException if the calling thread is interrupted, also between two attempts
   */
  Completion run(Attempt attempt) throws AttemptException, InterruptedException {
    try {
      return executor.get(attempt::make);
    } catch (FailsafeException e) {
      if (e.getCause() instanceof AttemptException fault) {
        throw fault;
      }
      if (e.getCause() instanceof InterruptedException interrupt) {
        // Failsafe sets the flag when it is interrupted between two attempts.
        Thread.interrupted();
        throw interrupt;
      }
      throw e;
    }
  }
}
