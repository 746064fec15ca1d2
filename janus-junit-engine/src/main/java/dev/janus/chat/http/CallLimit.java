package dev.janus.chat.http;

import java.util.concurrent.Semaphore;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Bounds the attempts that wait for a reply of one server at one time. Who waits longest comes
 * first.
 *
 * <p>Thread-safe.
 */
@API(status = Status.EXPERIMENTAL)
public final class CallLimit {

  private final Semaphore permits;

  /**
   * Creates a limit.
   *
   * @param maximum at least 1
   */
  public CallLimit(int maximum) {
    if (maximum < 1) {
      throw new IllegalArgumentException(
          """
          call limit: no attempt could ever be made
            found: at most %d in flight
            fix: set janus.concurrency to at least 1"""
              .formatted(maximum));
    }
    permits = new Semaphore(maximum, true);
  }

  /**
   * Waits until an attempt may be made. Each return is followed by one {@link #release}.
   *
   * @throws InterruptedException if the calling thread is interrupted before or while waiting
   */
  void acquire() throws InterruptedException {
    permits.acquire();
  }

  /** Tells that an attempt has ended. */
  void release() {
    permits.release();
  }
}
