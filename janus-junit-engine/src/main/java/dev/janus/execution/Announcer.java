package dev.janus.execution;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.run.ResponseLine;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells a listener what happens, one thing after another and in this order, in a thread of its own:
 * who judges does not wait for who listens. Only when the listener is far behind is it waited for,
 * so that memory is bounded.
 *
 * <p>What the listener throws is handed on; what comes after it is told all the same. Thread-safe.
 */
final class Announcer implements RunListener {

  /** How far the listener may be behind. A verdict that waits holds some thousand bytes. */
  static final int BACKLOG = 16_384;

  private final RunListener listener;
  private final Consumer<Throwable> failed;
  private final ThreadPoolExecutor thread;

  /**
   * Creates what tells a listener.
   *
   * @param failed takes what the listener throws
   */
  Announcer(RunListener listener, Consumer<Throwable> failed) {
    this.listener = listener;
    this.failed = failed;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(BACKLOG),
            Workers.daemons("report"),
            Announcer::waitForRoom);
  }

  /** What happened is told even to the thread that is interrupted meanwhile. */
  private static void waitForRoom(Runnable event, ThreadPoolExecutor thread) {
    BlockingQueue<Runnable> backlog = thread.getQueue();
    boolean interrupted = false;
    boolean added = false;
    while (!added && !thread.isShutdown()) {
      try {
        backlog.put(event);
        added = true;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Runnable event) {
    thread.execute(
        () -> {
          try {
            event.run();
          } catch (RuntimeException | Error e) {
            failed.accept(e);
          }
        });
  }

  @Override
  public void promptStarted(Prompt prompt) {
    tell(() -> listener.promptStarted(prompt));
  }

  @Override
  public void responded(ResponseLine response) {
    tell(() -> listener.responded(response));
  }

  @Override
  public void checkStarted(Prompt prompt, Rubric rubric) {
    tell(() -> listener.checkStarted(prompt, rubric));
  }

  @Override
  public void checkFinished(JudgedRubric judged) {
    tell(() -> listener.checkFinished(judged));
  }

  @Override
  public void promptFinished(Prompt prompt) {
    tell(() -> listener.promptFinished(prompt));
  }

  /**
   * Waits until all is told. What happens later is not.
   *
   * @throws InterruptedException if the calling thread is interrupted first; the rest is still told
   */
  void finish() throws InterruptedException {
    thread.shutdown();
    thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }
}
