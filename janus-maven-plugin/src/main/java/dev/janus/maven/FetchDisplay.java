package dev.janus.maven;

import dev.janus.maven.fetch.FetchObserver;
import dev.janus.maven.progress.Amount;
import dev.janus.maven.progress.Amount.Unit;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Shows how far a fetch is, as often as the display wants it. For one thread. */
final class FetchDisplay implements FetchObserver {

  private final Display display;
  private final LongSupplier nanos;
  private final long interval;
  private Amount amount = new Amount("", Unit.BYTES, 0, 0, 0);
  private long before;
  private long started;
  private long shown;

  /**
   * Makes a display.
   *
   * @param nanos a clock that only goes forward
   */
  FetchDisplay(Display display, LongSupplier nanos) {
    this.display = display;
    this.nanos = nanos;
    this.interval = Duration.ofSeconds(display.secondsBetweenLines()).toNanos();
  }

  @Override
  public void fileStarted(String path, long size, long already) {
    start(new Amount(path, Unit.BYTES, already, size, 0));
  }

  @Override
  public void received(long bytes) {
    show(amount.done() + bytes);
  }

  @Override
  public void conversionStarted(String path) {
    start(new Amount("converting " + path, Unit.ROWS, 0, 0, 0));
  }

  @Override
  public void converted(long rows, long total) {
    amount = new Amount(amount.what(), Unit.ROWS, rows, total, 0);
    show(rows);
  }

  @Override
  public void retrying(String why, Duration wait) {
    display.warning("janus: " + why + "; trying again in " + wait.toSeconds() + " s");
  }

  private void start(Amount begun) {
    amount = begun;
    before = begun.done();
    started = nanos.getAsLong();
    shown = started;
  }

  private void show(long done) {
    long now = nanos.getAsLong();
    double rate = now == started ? 0 : (done - before) * 1e9 / (now - started);
    amount = new Amount(amount.what(), amount.unit(), done, amount.total(), rate);
    if (now - shown >= interval) {
      shown = now;
      display.progress(amount.line(), amount.bar());
    }
  }
}
