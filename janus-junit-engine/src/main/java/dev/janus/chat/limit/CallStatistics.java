package dev.janus.chat.limit;

import dev.janus.chat.Usage;
import java.time.Duration;
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

  private final WaitingLine line;
  private final LongAdder answered = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder inputTokens = new LongAdder();
  private final LongAdder outputTokens = new LongAdder();

  CallStatistics(WaitingLine line) {
    this.line = line;
  }

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

  /** Returns how many attempts the server refused because there was too much to do. */
  public long throttled() {
    return line.throttled();
  }

  /** Returns the tokens that the server counted for the calls it answered. */
  public Usage usage() {
    return new Usage(inputTokens.sum(), outputTokens.sum());
  }

  /** Returns how many attempts wait for a reply right now. */
  public long inFlight() {
    return line.inFlight();
  }

  /** Returns how many attempts may wait for a reply at one time, at present. */
  public int limit() {
    return line.limit();
  }

  /** Returns how many attempts wait to be made; those that wait out a delay are not among them. */
  public int waiting() {
    return line.waiting();
  }

  /** Returns for how long nothing is sent, because the server wants to be left alone. */
  public Duration pause() {
    return line.pause();
  }

  void callAnswered(Usage usage) {
    answered.increment();
    inputTokens.add(usage.input());
    outputTokens.add(usage.output());
  }

  void callFailed() {
    failed.increment();
  }

  void attemptRepeated() {
    retries.increment();
  }
}
