package dev.janus.dataset.hub;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets time pass; in tests, none. */
@FunctionalInterface
interface Pause {

  Pause REAL = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());

  void wait(Duration time) throws InterruptedException;
}
