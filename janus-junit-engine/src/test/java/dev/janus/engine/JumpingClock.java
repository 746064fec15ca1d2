package dev.janus.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;

/** A clock that somebody sets anew, hours forth or back, each time it is looked at. Thread-safe. */
final class JumpingClock extends Clock {

  private static final int HOURS = 12;

  private final Random random;

  JumpingClock(long seed) {
    random = new Random(seed);
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(Duration.ofHours(random.nextInt(2 * HOURS) - HOURS));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
