package dev.janus.chat.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How far one call has come. Belongs to the thread that makes the call. */
final class CallProgress {

  // None at all would mean for ever.
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final LongSupplier nanos;
  private final Duration callTimeout;
  private long started;
  private int attempts;
  private boolean rests;

  CallProgress(LongSupplier nanos, Duration callTimeout) {
    this.nanos = nanos;
    this.callTimeout = callTimeout;
  }

  /** Tells that an attempt is sent. With the first one the time of the call begins. */
  void attemptStarted() {
    if (attempts == 0) {
      started = nanos.getAsLong();
    }
    attempts++;
  }

  /** Tells that the call waits until it is tried again. */
  void rest() {
    rests = true;
  }

  /** Tells that the call waits no more. Returns whether it did. */
  boolean endRest() {
    boolean rested = rests;
    rests = false;
    return rested;
  }

  int attempts() {
    return attempts;
  }

  /** Returns how much time is left for the call; zero or less when it is over. */
  Duration remaining() {
    return callTimeout.minus(elapsed());
  }

  /** Returns how long an attempt may take that may take no longer than the call. */
  Duration allowed(Duration timeout) {
    Duration remaining = remaining();
    Duration allowed = remaining.compareTo(timeout) < 0 ? remaining : timeout;
    return allowed.compareTo(SHORTEST) < 0 ? SHORTEST : allowed;
  }

  private Duration elapsed() {
    return attempts == 0 ? Duration.ZERO : Duration.ofNanos(nanos.getAsLong() - started);
  }

  /** Returns the words about a fault that came again and again; empty after one attempt. */
  String gaveUp() {
    return attempts < 2
        ? ""
        : "; gave up after %d attempts over %s".formatted(attempts, DurationText.of(elapsed()));
  }
}
