package dev.janus.dataset.hub;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Tries again what may pass. */
final class Attempts {

  /** One attempt. */
  @FunctionalInterface
  interface Attempt<T> {
    T make() throws HubFault, InterruptedException;
  }

  private final Patience patience;
  private final FetchListener listener;
  private final RandomGenerator random;
  private final Pause pause;

  Attempts(Patience patience, FetchListener listener, RandomGenerator random, Pause pause) {
    this.patience = patience;
    this.listener = listener;
    this.random = random;
    this.pause = pause;
  }

  /** Makes attempts until one succeeds, or too many in a row failed. */
  <T> T make(Attempt<T> attempt) throws HubException, InterruptedException {
    return make(attempt, () -> 0);
  }

  /**
   * Makes attempts until one succeeds, or too many in a row failed without getting further than any
   * before.
   *
   * @param reached how far the attempts have got
   */
  <T> T make(Attempt<T> attempt, LongSupplier reached) throws HubException, InterruptedException {
    int failed = 0;
    long furthest = reached.getAsLong();
    while (true) {
      try {
        return attempt.make();
      } catch (HubFault fault) {
        failed = reached.getAsLong() > furthest ? 1 : failed + 1;
        furthest = Math.max(furthest, reached.getAsLong());
        giveUpOrWait(fault, failed);
      }
    }
  }

  private void giveUpOrWait(HubFault fault, int failed) throws HubException, InterruptedException {
    if (!fault.isPassing()) {
      throw fault.given("");
    }
    if (isTooLong(fault.asked())) {
      throw fault.given(
          "; the hub asks to wait %d s, and %d s are the most"
              .formatted(seconds(fault.asked()), seconds(patience.longestAsked())));
    }
    if (failed >= patience.attempts()) {
      throw fault.given(failed == 1 ? "" : " (%d attempts)".formatted(failed));
    }
    Duration wait = patience.delay(failed, fault.asked(), random);
    listener.retrying(fault.problem().where() + ": " + fault.problem().what(), wait);
    pause.wait(wait);
  }

  private boolean isTooLong(@Nullable Duration asked) {
    return asked != null && asked.compareTo(patience.longestAsked()) > 0;
  }

  private static long seconds(@Nullable Duration duration) {
    return duration == null ? 0 : duration.toSeconds();
  }
}
