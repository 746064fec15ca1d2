package dev.janus.chat.http;

import java.util.concurrent.atomic.LongAdder;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Counts the calls to one server. A call is one question; it takes one attempt or more.
 *
 * <p>Thread-safe. The numbers are not read at one instant, so they may not add up while calls are
 * in flight.
 */
@API(status = Status.EXPERIMENTAL)
public final class CallStatistics {

  private final LongAdder answered = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder inFlight = new LongAdder();

  CallStatistics() {}

  /** Returns how many calls ended, with a reply or for good without one. */
  public long completed() {
    return answered() + failed();
  }

  /** Returns how many calls ended with a reply. */
  public long answered() {
    return answered.sum();
  }

  /** Returns how many calls ended without a reply; calls that were not sent at all count too. */
  public long failed() {
    return failed.sum();
  }

  /** Returns how many attempts were made because the one before had failed. */
  public long retries() {
    return retries.sum();
  }

  /** Returns how many attempts wait for a reply right now. */
  public long inFlight() {
    return inFlight.sum();
  }

  void callAnswered() {
    answered.increment();
  }

  void callFailed() {
    failed.increment();
  }

  void attemptRepeated() {
    retries.increment();
  }

  void attemptStarted() {
    inFlight.increment();
  }

  void attemptEnded() {
    inFlight.decrement();
  }
}
