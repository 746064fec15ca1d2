package dev.janus.execution;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of a pipeline: virtual ones where the JVM has them, else daemon threads, enough for
 * every prompt under way and for every call in flight.
 *
 * @param prompts runs one task per prompt under way
 * @param calls runs the judge calls that a prompt's task waits for
 */
record Workers(ExecutorService prompts, ExecutorService calls) {

  private static final long PATIENCE_SECONDS = 10;

  static Workers create(int promptsUnderWay, int callsInFlight) {
    try {
      ExecutorService virtual =
          (ExecutorService)
              Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
      return new Workers(virtual, virtual);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      // A JVM before 21, or 19 and 20 without preview features.
      return new Workers(
          Executors.newFixedThreadPool(promptsUnderWay, daemons("prompt")),
          Executors.newFixedThreadPool(callsInFlight, daemons("judge")));
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
