package dev.janus.maven.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens to a fork when this JVM is told to end, by Ctrl-C for example, which the fork hears
 * as well: how to go on is said, and the fork is given a while to close its record.
 */
final class Interruption {

  private static final Duration FOR_LAST_LINES = Duration.ofSeconds(2);

  private final ForkRequest request;
  private final Process process;
  private final Duration patience;
  private final ForkListener listener;
  private final CountDownLatch told = new CountDownLatch(1);
  private volatile boolean underWay;

  /**
   * Creates what is to be done.
   *
   * @param patience how long the fork has to end in good order
   */
  Interruption(ForkRequest request, Process process, Duration patience, ForkListener listener) {
    this.request = request;
    this.process = process;
    this.patience = patience;
    this.listener = listener;
  }

  /** Says how to go on, and ends the fork. Called once, while this JVM shuts down. */
  void shutDown() {
    underWay = true;
    message().lines().forEach(listener::warning);
    try {
      end(process, patience);
      // This JVM is gone when this method returns, and with it what was not passed on.
      told.await(FOR_LAST_LINES.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All that the fork said was passed on. */
  void allIsTold() {
    told.countDown();
  }

  /** Tells whether this JVM shuts down. */
  boolean isUnderWay() {
    return underWay;
  }

  /** Returns what to tell the user. */
  String message() {
    return request.isPlan()
        ? "janus:plan: interrupted; nothing was asked"
        : "janus:run: interrupted; what was answered is recorded in %s; run the same command again to go on"
            .formatted(request.folder());
  }

  /**
   * Asks a process to end, and insists when it does not, or when nobody waits for it.
   *
   * @throws InterruptedException if this thread is interrupted; the process is ended all the same
   */
  static void end(Process process, Duration patience) throws InterruptedException {
    if (!process.isAlive()) {
      return;
    }
    ask(process);
    try {
      process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      if (process.isAlive()) {
        process.destroyForcibly();
      }
    }
  }

  /**
   * A fork ends in good order when nobody holds its input open any more, on every platform. {@link
   * Process#destroy} can only kill on Windows, and elsewhere closes the streams that carry the
   * fork's last lines.
   */
  private static void ask(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy();
    }
  }
}
