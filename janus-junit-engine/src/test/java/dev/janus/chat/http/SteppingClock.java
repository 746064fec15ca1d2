package dev.janus.chat.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes on by one step each time it is read. */
final class SteppingClock extends Clock {

  private final Duration step;
  private final AtomicReference<Instant> now = new AtomicReference<>(ChatServer.CLOCK.instant());

  SteppingClock(Duration step) {
    this.step = step;
  }

  @Override
  public Instant instant() {
    return now.getAndUpdate(instant -> instant.plus(step));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("there is one zone");
  }
}
