package dev.janus.chat.limit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The line before one server. Whoever is at its head is let in as soon as there is a place in
 * flight, no pause, and the pace allows it. Who waits longest comes first; but who was let in
 * before comes before all who were not, for their call has been waited for longer and has cost
 * something already.
 *
 * <p>Thread-safe. A lock rather than monitors: those would hold a virtual thread's carrier.
 */
final class WaitingLine {

  /** Nobody is made to wait longer by a server that says how long. */
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private static final long NEVER = Long.MAX_VALUE;

  private final LongSupplier nanos;
  private final long origin;
  private final AdaptiveLimit limit;
  private final ReentrantLock lock = new ReentrantLock();
  private final Pacer pacer = new Pacer();
  private final Deque<Waiter> newcomers = new ArrayDeque<>();
  private final Deque<Waiter> returned = new ArrayDeque<>();
  private int inFlight;
  private long throttled;
  private long pausedUntil;

  WaitingLine(int maximum, LongSupplier nanos) {
    this.nanos = nanos;
    this.origin = nanos.getAsLong();
    this.limit = new AdaptiveLimit(maximum);
  }

  /** Waits for a place for a first attempt. */
  Place enter(long tokens) throws InterruptedException {
    return requireNonNull(await(new Waiter(newcomers, tokens, NEVER)));
  }

  /** Waits for a place for another attempt of a call; returns null after that much patience. */
  @Nullable Place enterAgain(long tokens, Duration patience) throws InterruptedException {
    return await(new Waiter(returned, tokens, now() + patience.toNanos()));
  }

  private @Nullable Place await(Waiter waiter) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      waiter.queue.add(waiter);
      admit();
      while (waiter.place == null && now() < waiter.deadline) {
        long wake = Math.min(waiter.deadline, waiter == head() ? headWakes() : NEVER);
        waiter.condition.awaitNanos(wake - now());
        admit();
      }
      if (waiter.place == null) {
        giveUp(waiter);
      }
      return waiter.place;
    } catch (InterruptedException e) {
      giveUp(waiter);
      throw e;
    } finally {
      lock.unlock();
    }
  }

  private void giveUp(Waiter waiter) {
    // Who is interrupted may have been let in at the same time.
    if (!waiter.queue.remove(waiter)) {
      inFlight--;
    }
    admit();
  }

  /** Only the head minds the time, for those behind it are let in after it. */
  private long headWakes() {
    return inFlight < limit.current() ? opensAt() : NEVER;
  }

  private void admit() {
    Waiter head = head();
    long now = now();
    while (head != null && inFlight < limit.current() && now >= opensAt()) {
      head.queue.remove();
      inFlight++;
      pacer.sent(now, head.tokens);
      head.place = new Place(this, now, head.tokens);
      head.condition.signal();
      head = head();
    }
    if (head != null && inFlight < limit.current()) {
      // It may be new at the head, or have to wait for another time than it thought.
      head.condition.signal();
    }
  }

  private @Nullable Waiter head() {
    return returned.isEmpty() ? newcomers.peek() : returned.peek();
  }

  private long opensAt() {
    return Math.max(pausedUntil, pacer.opensAt());
  }

  private long now() {
    return nanos.getAsLong() - origin;
  }

  void leave(Place place) {
    lock.lock();
    try {
      long now = now();
      Ending ending = place.ending();
      if (ending != null) {
        throttled += ending == Ending.THROTTLED ? 1 : 0;
        long asked = now + bounded(place.asked());
        pauseUntil(limit.ended(place.sentAt(), now, inFlight, ending, asked));
      }
      pauseUntil(now + bounded(place.exhausted()));
      pacer.correct(place.moreTokens());
      inFlight--;
      admit();
    } finally {
      lock.unlock();
    }
  }

  private void pauseUntil(long until) {
    pausedUntil = Math.max(pausedUntil, until);
  }

  private static long bounded(Duration wait) {
    return wait.compareTo(LONGEST_PAUSE) < 0 ? wait.toNanos() : LONGEST_PAUSE.toNanos();
  }

  void slowTo(Pace pace) {
    lock.lock();
    try {
      pacer.slowTo(pace);
    } finally {
      lock.unlock();
    }
  }

  int limit() {
    lock.lock();
    try {
      return limit.current();
    } finally {
      lock.unlock();
    }
  }

  int inFlight() {
    lock.lock();
    try {
      return inFlight;
    } finally {
      lock.unlock();
    }
  }

  long throttled() {
    lock.lock();
    try {
      return throttled;
    } finally {
      lock.unlock();
    }
  }

  int waiting() {
    lock.lock();
    try {
      return newcomers.size() + returned.size();
    } finally {
      lock.unlock();
    }
  }

  /** Returns how long nobody is let in because the server wants to be left alone. */
  Duration pause() {
    lock.lock();
    try {
      return Duration.ofNanos(Math.max(0, pausedUntil - now()));
    } finally {
      lock.unlock();
    }
  }

  /** One who waits. Guarded by the lock. */
  private final class Waiter {

    final Deque<Waiter> queue;
    final long tokens;
    final long deadline;
    final Condition condition = lock.newCondition();
    @Nullable Place place;

    Waiter(Deque<Waiter> queue, long tokens, long deadline) {
      this.queue = queue;
      this.tokens = tokens;
      this.deadline = deadline;
    }
  }
}
