package dev.janus.chat.limit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * A run of prompts, each with a generation and four judgings, against a server that refuses some
 * requests, as events in time that nobody waits for.
 */
final class LimitSimulation {

  /** Decides how many attempts may be in flight. */
  interface Rule {
    int current();

    long ended(long sentAt, long now, int inFlight, Ending ending, long until);
  }

  /** Tells which requests a server refuses. */
  interface Refusals {
    /** Returns whether it refuses one more than it is working on. */
    boolean refuses(int working, RandomGenerator random);
  }

  /**
   * A server.
   *
   * @param latency of a reply
   * @param refusalLatency of a refusal
   * @param retryAfter what it asks for; zero for nothing
   */
  record Server(
      Refusals refusals, Duration latency, Duration refusalLatency, Duration retryAfter) {}

  /**
   * What happened.
   *
   * @param seconds until the last reply
   * @param attempts requests sent
   * @param meanLimit over time
   * @param lost calls that had all their attempts refused
   */
  record Outcome(double seconds, int attempts, double meanLimit, int lost) {}

  private record Call(int prompt, int refused) {
    Call again() {
      return new Call(prompt, refused + 1);
    }
  }

  private record Event(long at, long order, Runnable action) {}

  private final Rule rule;
  private final Server server;
  private final Random random;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
  private final Deque<Call> newcomers = new ArrayDeque<>();
  private final Deque<Call> returned = new ArrayDeque<>();
  private long now;
  private long order;
  private long pausedUntil;
  private int inFlight;
  private int working;
  private int attempts;
  private int lost;
  private double limitNanos;

  LimitSimulation(Rule rule, Server server, long seed) {
    this.rule = rule;
    this.server = server;
    this.random = new Random(seed);
  }

  static Rule adaptive(int maximum) {
    AdaptiveLimit limit = new AdaptiveLimit(maximum);
    return new Rule() {
      @Override
      public int current() {
        return limit.current();
      }

      @Override
      public long ended(long sentAt, long now, int inFlight, Ending ending, long until) {
        return limit.ended(sentAt, now, inFlight, ending, until);
      }
    };
  }

  Outcome run(int calls) {
    for (int prompt = 0; prompt < calls / 5; prompt++) {
      newcomers.add(new Call(prompt, 0));
    }
    send();
    while (!events.isEmpty()) {
      Event event = events.remove();
      limitNanos += (double) (event.at() - now) * rule.current();
      now = event.at();
      event.action().run();
      send();
    }
    return new Outcome(now / 1e9, attempts, limitNanos / now, lost);
  }

  private void send() {
    while (inFlight < rule.current() && now >= pausedUntil && waiting()) {
      attempt(returned.isEmpty() ? newcomers.remove() : returned.remove());
    }
    if (now < pausedUntil && waiting()) {
      at(pausedUntil, () -> {});
    }
  }

  private boolean waiting() {
    return !newcomers.isEmpty() || !returned.isEmpty();
  }

  private void attempt(Call call) {
    attempts++;
    inFlight++;
    long sentAt = now;
    if (server.refusals().refuses(working, random)) {
      at(now + server.refusalLatency().toNanos(), () -> refused(call, sentAt));
    } else {
      working++;
      at(now + server.latency().toNanos(), () -> answered(call, sentAt));
    }
  }

  private void answered(Call call, long sentAt) {
    working--;
    rule.ended(sentAt, now, inFlight--, Ending.ANSWERED, 0);
    if (call.prompt() >= 0) {
      for (int i = 0; i < 4; i++) {
        newcomers.add(new Call(-1, 0));
      }
    }
  }

  private void refused(Call call, long sentAt) {
    boolean asks = !server.retryAfter().isZero();
    long asked = now + server.retryAfter().toNanos();
    pausedUntil =
        Math.max(
            pausedUntil, rule.ended(sentAt, now, inFlight--, Ending.THROTTLED, asks ? asked : now));
    Call again = call.again();
    if (again.refused() == Retries.DEFAULT.maximumAttempts()) {
      lost++;
      return;
    }
    Duration delay =
        Retries.DEFAULT.delay(again.refused(), asks ? server.retryAfter() : null, random);
    at(now + delay.toNanos(), () -> returned.add(again));
  }

  private void at(long when, Runnable action) {
    events.add(new Event(when, order++, action));
  }
}
