package dev.janus.chat.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How far one call has come. Belongs to the thread that makes the call. */
final class CallProgress {

  private final Clock clock;
  private final Instant started;
  private int attempts;

  CallProgress(Clock clock) {
    this.clock = clock;
    this.started = clock.instant();
  }

  void attemptStarted() {
    attempts++;
  }

  int attempts() {
    return attempts;
  }

  /** Returns the words about a fault that came again and again; empty after one attempt. */
  String gaveUp() {
    Duration elapsed = Duration.between(started, clock.instant());
    return attempts < 2
        ? ""
        : "; gave up after %d attempts over %s".formatted(attempts, DurationText.of(elapsed));
  }
}
