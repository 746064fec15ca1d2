package dev.janus.execution;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of a pipeline: virtual ones where the JVM has them, else daemon threads. There are
 * more of them than calls may be in flight, for a thread that waits before it tries again holds
 * none of these places; and fewer than prompts under way, so that responses are judged before many
 * more are generated.
 *
 * @param prompts generates
 * @param calls judges
 */
record Workers(ExecutorService prompts, ExecutorService calls) {

  private static final long PATIENCE_SECONDS = 10;

  /** How many threads there are beside those of calls in flight, at least. */
  private static final int SPARE = 48;

  private static final int MAXIMUM = 2048;

  static Workers create(int callsInFlight) {
    int threads = threads(callsInFlight);
    return new Workers(
        Executors.newFixedThreadPool(threads, factory("prompt")),
        Executors.newFixedThreadPool(threads, factory("judge")));
  }

  private static int threads(int callsInFlight) {
    return (int) Math.min((long) callsInFlight + Math.max(SPARE, callsInFlight / 4), MAXIMUM);
  }

  private static ThreadFactory factory(String purpose) {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      return (ThreadFactory)
          Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException e) {
      // A JVM before 21, or 19 and 20 without preview features.
      return daemons(purpose);
    }
  }

  private static ThreadFactory daemons(String purpose) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "janus-" + purpose + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Runs a task that judges, or drops it when the workers are stopped. */
  void judge(Runnable task) {
    submit(calls, task);
  }

  /** Runs a task that generates, or drops it when the workers are stopped. */
  void generate(Runnable task) {
    submit(prompts, task);
  }

  private static void submit(ExecutorService executor, Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      // Nobody waits for a task that comes after the end.
    }
  }

  boolean isStopped() {
    return calls.isShutdown();
  }

  /**
   * Interrupts all tasks and waits a while for them to end, so that none is heard of afterwards. A
   * task that ignores interrupts is left behind.
   */
  void stop() throws InterruptedException {
    // Calls first: a prompt tells by them whether it is stopped.
    calls.shutdownNow();
    prompts.shutdownNow();
    boolean ended = prompts.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (ended) {
      calls.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }
}
