package dev.janus.execution;

import dev.janus.execution.Pipeline.Limits;
import dev.janus.execution.Pipeline.Servers;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of a pipeline: virtual ones where the JVM has them, else daemon threads. A server
 * gets as many as it may have calls in flight, and one more for each call that rests before it is
 * tried again. So a thread that has ended a call begins the next one: to wake another costs more.
 * Only where few calls are in flight are there some more threads, which have a request ready when
 * another call ends.
 *
 * <p>Tasks of one server are begun in the order in which they come. Thread-safe.
 */
final class Workers {

  private static final long PATIENCE_SECONDS = 10;

  /** How many calls may rest without others being held up, at least. */
  private static final int STAND_INS = 48;

  /** Where so many calls are in flight, some request is always about to be ready. */
  private static final int MANY = 48;

  /** How many requests are ready besides, where they are fewer. */
  private static final int READY = 4;

  private static final int MAXIMUM = 2048;

  private final int threads;
  private final ThreadPoolExecutor prompts;
  private final ThreadPoolExecutor calls;
  private final Semaphore lead;
  private int standIns;

  Workers(Limits limits) {
    int inFlight = limits.callsInFlight();
    threads = Math.min(inFlight < MANY ? inFlight + READY : inFlight, MAXIMUM);
    calls = pool(threads, "call");
    prompts = limits.servers() == Servers.ONE ? calls : pool(threads, "prompt");
    lead = new Semaphore(2 * threads);
  }

  private static ThreadPoolExecutor pool(int threads, String purpose) {
    return new ThreadPoolExecutor(
        threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory(purpose));
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

  /** Returns what makes daemon threads, which lists of threads show with their purpose. */
  static ThreadFactory daemons(String purpose) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "janus-" + purpose + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Makes up for calls that rest: their threads do nothing meanwhile. What is made up for once
   * stays so, for calls that rest are seldom alone.
   *
   * @param resting how many calls rest at this time
   */
  synchronized void standInFor(int resting) {
    int most = Math.min(Math.max(STAND_INS, threads / 4), MAXIMUM - threads);
    int wanted = Math.min(resting, most);
    if (wanted > standIns) {
      lead.release(wanted - standIns);
      standIns = wanted;
      grow(calls);
      grow(prompts);
    }
  }

  private void grow(ThreadPoolExecutor pool) {
    pool.setMaximumPoolSize(threads + standIns);
    pool.setCorePoolSize(threads + standIns);
  }

  /**
   * Returns a permit for each prompt that may be taken on, so that responses are judged before many
   * more are generated. {@link #generate} gives it back.
   */
  Semaphore lead() {
    return lead;
  }

  /** Runs a task that judges, or drops it when the workers are stopped. */
  void judge(Runnable task) {
    submit(calls, task);
  }

  /** Runs a task that generates, or drops it when the workers are stopped. */
  void generate(Runnable task) {
    submit(
        prompts,
        () -> {
          try {
            task.run();
          } finally {
            lead.release();
          }
        });
  }

  private static void submit(ThreadPoolExecutor executor, Runnable task) {
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
