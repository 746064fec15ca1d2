package dev.janus.chat.limit;

import dev.janus.chat.Usage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What all callers of one server share: the line for places in flight, the counts, and a breaker.
 * When so many calls in a row have failed for good, later ones fail at once, without a request,
 * until one that was under way is answered after all.
 *
 * <p>A server that refuses single requests (they may be too long for it) is not out of order: once
 * it has answered, such failures neither count nor end a row.
 *
 * <p>Thread-safe.
 */
@API(status = Status.EXPERIMENTAL)
public final class EndpointGuard {

  /** The usual number of calls that fail in a row before none is sent any more. */
  public static final int FAILURES_IN_A_ROW = 10;

  private final LongSupplier nanos;
  private final WaitingLine line;
  private final int maximumFailures;
  private final CallStatistics statistics;
  private final AtomicInteger resting = new AtomicInteger();
  private final Object lock = new Object();
  private volatile IntConsumer restListener = count -> {};
  private int failures;
  private volatile boolean stopped;
  private boolean hasAnswered;
  private boolean hasRefused;
  private String lastFailure = "";

  /**
   * Creates a guard.
   *
   * @param policy how many attempts may be in flight, and at which pace
   * @param maximumFailures how many calls fail in a row before none is sent any more, at least 1
   * @param nanos nanoseconds since any instant, such as {@link System#nanoTime}
   */
  public EndpointGuard(CallPolicy policy, int maximumFailures, LongSupplier nanos) {
    if (maximumFailures < 1) {
      throw new IllegalArgumentException(
          """
          endpoint guard: no call could ever be made
            found: stop after %d failures
            fix: allow at least 1"""
              .formatted(maximumFailures));
    }
    this.maximumFailures = maximumFailures;
    this.nanos = nanos;
    line = new WaitingLine(policy.maximumInFlight(), nanos);
    line.slowTo(policy.pace());
    statistics = new CallStatistics(line);
  }

  /** Returns the counts, which go on counting. */
  public CallStatistics statistics() {
    return statistics;
  }

  /** Returns nanoseconds since some instant, for durations. */
  public long nanoTime() {
    return nanos.getAsLong();
  }

  /** Goes on at the lower pace of the present and the given one. */
  public void slowTo(Pace pace) {
    line.slowTo(pace);
  }

  /**
   * Waits for a place for the first attempt of a call.
   *
   * @param tokens how many it will take, roughly
   * @return the place, to be closed when the attempt has ended
   * @throws InterruptedException if the calling thread is interrupted before or while waiting
   */
  public Place enter(long tokens) throws InterruptedException {
    return line.enter(tokens);
  }

  /**
   * Waits for a place for another attempt of a call, ahead of all first attempts.
   *
   * @param tokens how many it will take, roughly
   * @param patience how long to wait at most
   * @return the place, to be closed when the attempt has ended; null when there was none in time
   * @throws InterruptedException if the calling thread is interrupted before or while waiting
   */
  public @Nullable Place enterAgain(long tokens, Duration patience) throws InterruptedException {
    return line.enterAgain(tokens, patience);
  }

  /** Lets no call begin any more, not even those that wait in the line; calls under way go on. */
  public void stop() {
    stopped = true;
  }

  /** Tells whether no call may begin any more. */
  public boolean isStopped() {
    return stopped;
  }

  /**
   * Has somebody told how many calls rest, each time that one more does. One who is told at a time:
   * the last who asked for it.
   *
   * @param listener called by the thread whose call rests; must not wait
   */
  public void whenCallsRest(IntConsumer listener) {
    restListener = listener;
  }

  /** Tells that a call rests: an attempt has failed, and it waits before it makes another one. */
  public void rests() {
    restListener.accept(resting.incrementAndGet());
  }

  /** Tells that a call rests no more, for whatever reason. */
  public void restEnds() {
    resting.decrementAndGet();
  }

  /** Tells that an attempt has failed and another one is made. */
  public void repeated() {
    statistics.attemptRepeated();
  }

  /** Tells whether any call was not sent, because too many in a row had failed. */
  public boolean hasRefusedCalls() {
    synchronized (lock) {
      return hasRefused;
    }
  }

  /** Returns why no call may be sent, or null when it may. */
  public @Nullable Fault objection() {
    if (stopped) {
      return new Fault(
          "not asked, because the run stops",
          "a call that was not begun",
          "run again, which goes on where this run stopped",
          Blame.ENDPOINT);
    }
    synchronized (lock) {
      if (failures < maximumFailures) {
        return null;
      }
      return new Fault(
          "not asked, because %d calls in a row to this server failed".formatted(failures),
          lastFailure,
          "make sure that the server answers, then run again",
          Blame.ENDPOINT);
    }
  }

  /** Tells that a call was answered, and how many tokens the server counted for it. */
  public void answered(Usage usage) {
    statistics.callAnswered(usage);
    synchronized (lock) {
      failures = 0;
      hasAnswered = true;
    }
  }

  /** Tells that a call was not sent. */
  public void refused() {
    statistics.callFailed();
    synchronized (lock) {
      hasRefused = true;
    }
  }

  /** Tells that a call failed for good. */
  public void failed(Fault fault) {
    statistics.callFailed();
    synchronized (lock) {
      if (!(hasAnswered && fault.blame().concernsTheRequest())) {
        failures++;
        lastFailure = fault.what();
      }
    }
  }
}
