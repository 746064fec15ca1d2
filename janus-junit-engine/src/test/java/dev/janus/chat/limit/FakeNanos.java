package dev.janus.chat.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Nanoseconds that pass when a test says so. */
public final class FakeNanos implements LongSupplier {

  // A virtual machine may count from anywhere.
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000);

  @Override
  public long getAsLong() {
    return now.get();
  }

  /** Lets time pass. */
  public void pass(Duration duration) {
    now.addAndGet(duration.toNanos());
  }
}
