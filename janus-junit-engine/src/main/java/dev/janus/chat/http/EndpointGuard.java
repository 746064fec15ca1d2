package dev.janus.chat.http;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What all callers of one server share: the limit of attempts in flight, the counts, and a breaker.
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

  private final CallLimit limit;
  private final int maximumFailures;
  private final CallStatistics statistics = new CallStatistics();
  private final Object lock = new Object();
  private int failures;
  private boolean hasAnswered;
  private boolean hasRefused;
  private String lastFailure = "";

  /**
   * Creates a guard.
   *
   * @param limit bounds the attempts in flight
   * @param maximumFailures how many calls fail in a row before none is sent any more, at least 1
   */
  public EndpointGuard(CallLimit limit, int maximumFailures) {
    if (maximumFailures < 1) {
      throw new IllegalArgumentException(
          """
          endpoint guard: no call could ever be made
            found: stop after %d failures
            fix: allow at least 1"""
              .formatted(maximumFailures));
    }
    this.limit = limit;
    this.maximumFailures = maximumFailures;
  }

  /** Returns the counts, which go on counting. */
  public CallStatistics statistics() {
    return statistics;
  }

  CallLimit limit() {
    return limit;
  }

  /** Tells whether any call was not sent, because too many in a row had failed. */
  public boolean hasRefusedCalls() {
    synchronized (lock) {
      return hasRefused;
    }
  }

  /** Returns why no call may be sent, or null when it may. */
  @Nullable Fault objection() {
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

  /** Tells that a call was answered. */
  void answered() {
    statistics.callAnswered();
    synchronized (lock) {
      failures = 0;
      hasAnswered = true;
    }
  }

  /** Tells that a call was not sent. */
  void refused() {
    statistics.callFailed();
    synchronized (lock) {
      hasRefused = true;
    }
  }

  /** Tells that a call failed for good. */
  void failed(Fault fault) {
    statistics.callFailed();
    synchronized (lock) {
      if (!(hasAnswered && fault.blame().concernsTheRequest())) {
        failures++;
        lastFailure = fault.what();
      }
    }
  }
}
