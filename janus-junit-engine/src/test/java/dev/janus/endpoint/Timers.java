package dev.janus.endpoint;

import java.time.Duration;
import java.util.PriorityQueue;

/** What is to be done later. Used by the server's thread only. */
final class Timers {

  private record Due(long nanos, long order, Runnable action) {}

  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(
          (a, b) ->
              a.nanos != b.nanos ? Long.signum(a.nanos - b.nanos) : Long.compare(a.order, b.order));
  private long added;

  void in(Duration delay, Runnable action) {
    queue.add(new Due(System.nanoTime() + delay.toNanos(), added++, action));
  }

  /** Does what is due. */
  void run() {
    long now = System.nanoTime();
    while (!queue.isEmpty() && queue.element().nanos - now <= 0) {
      queue.remove().action.run();
    }
  }

  /** Returns how long it is until something is due, at least 0; -1 when nothing is to be done. */
  long nanosToNext() {
    return queue.isEmpty() ? -1 : Math.max(0, queue.element().nanos - System.nanoTime());
  }
}
