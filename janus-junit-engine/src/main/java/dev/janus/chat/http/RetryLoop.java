package dev.janus.chat.http;

import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.janus.chat.Completion;
import dev.janus.chat.limit.Blame;
import dev.janus.chat.limit.CallPolicy;
import dev.janus.chat.limit.EndpointGuard;
import dev.janus.chat.limit.Fault;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Makes attempts until one succeeds, fails for good, was the last one, or the time for the whole
 * call would be over before the next one.
 *
 * <p>Thread-safe.
 */
final class RetryLoop {

  /** One attempt. */
  @FunctionalInterface
  interface Attempt {
    Completion make() throws AttemptException, InterruptedException;
  }

  private final ModelRole role;
  private final CallPolicy policy;
  private final EndpointGuard guard;
  private final RandomGenerator random;
  private final FailsafeExecutor<Completion> executor;

  RetryLoop(Endpoint endpoint, EndpointGuard guard, RandomGenerator random) {
    this.role = endpoint.role();
    this.policy = endpoint.policy();
    this.guard = guard;
    this.random = random;
    this.executor =
        Failsafe.with(
            RetryPolicy.<Completion>builder()
                .handleIf(
                    fault -> fault instanceof AttemptException attempt && attempt.delay() != null)
                .withMaxAttempts(policy.retries().maximumAttempts())
                .withDelayFn(RetryLoop::delay)
                .onRetry(event -> guard.repeated())
                .build());
  }

  private static Duration delay(ExecutionContext<Completion> context) {
    AttemptException last = context.getLastException();
    Duration delay = last.delay();
    return delay == null ? Duration.ZERO : delay;
  }

  /**
   * Makes attempts.
   *
   * @throws AttemptException the last one
   * @throws InterruptedException if the calling thread is interrupted, also between two attempts
   */
  Completion run(Attempt attempt, CallProgress progress)
      throws AttemptException, InterruptedException {
    try {
      return executor.get(context -> once(attempt, context.getAttemptCount() + 1, progress));
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
    } finally {
      endRest(progress);
    }
  }

  private Completion once(Attempt attempt, int number, CallProgress progress)
      throws AttemptException, InterruptedException {
    endRest(progress);
    try {
      return attempt.make();
    } catch (AttemptException e) {
      if (!e.isTransient()) {
        throw e;
      }
      Duration remaining = progress.remaining();
      boolean last = number == policy.retries().maximumAttempts();
      Duration delay =
          last ? Duration.ZERO : policy.retries().delay(number, e.retryAfter(), random);
      if (delay.compareTo(remaining) >= 0) {
        throw e.as(late(e.fault()));
      }
      if (last) {
        throw e;
      }
      progress.rest();
      guard.rests();
      throw e.repeatedAfter(delay);
    }
  }

  private void endRest(CallProgress progress) {
    if (progress.endRest()) {
      guard.restEnds();
    }
  }

  /** Returns the fault of a call that would take longer than it may, for it had another one. */
  private Fault late(Fault last) {
    return new Fault(
        "no reply within the %s of a whole call".formatted(DurationText.of(policy.callTimeout())),
        "at last: %s (%s)".formatted(last.what(), last.found()),
        "see whether the server is overloaded; lower janus.concurrency, or raise "
            + role.key("call-timeout"),
        Blame.TRANSIENT);
  }
}
