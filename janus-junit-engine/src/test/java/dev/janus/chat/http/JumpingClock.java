package dev.janus.chat.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** A wall clock that is set a year back or ahead each time it is read. */
final class JumpingClock extends Clock {

  private final AtomicInteger reads = new AtomicInteger();

  @Override
  public Instant instant() {
    Duration year = Duration.ofDays(365);
    Instant now = ChatServer.CLOCK.instant();
    return reads.getAndIncrement() % 2 == 0 ? now.minus(year) : now.plus(year);
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
