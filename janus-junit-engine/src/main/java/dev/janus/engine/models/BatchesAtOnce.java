package dev.janus.engine.models;

import dev.janus.chat.ChatException;
import dev.janus.chat.batch.BatchFailure;
import dev.janus.chat.batch.BatchListener;
import dev.janus.chat.batch.BatchRun;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The batches of several models, waited for at once. The first that fails ends the waiting for the
 * others, which go on at their servers.
 *
 * @param runs the batches of each model
 * @param listener is told of their progress; thread-safe
 */
record BatchesAtOnce(List<BatchRun> runs, BatchListener listener) {

  private static final int LEAVES_WITHIN_SECONDS = 10;

  /**
   * Returns when all are answered.
   *
   * @throws ChatException if a server refuses, or is not done in time
   * @throws IOException if the disk fails
   * @throws InterruptedException if the calling thread is interrupted; nothing is lost
   */
  void complete() throws ChatException, IOException, InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool(BatchesAtOnce::thread);
    CompletionService<Void> ends = new ExecutorCompletionService<>(threads);
    try {
      runs.forEach(run -> ends.submit(() -> complete(run)));
      for (int ended = 0; ended < runs.size(); ended++) {
        ends.take().get();
      }
    } catch (ExecutionException e) {
      throw BatchFailure.rethrow(e);
    } finally {
      threads.shutdownNow();
      threads.awaitTermination(LEAVES_WITHIN_SECONDS, TimeUnit.SECONDS);
    }
  }

  private Void complete(BatchRun run) throws ChatException, IOException, InterruptedException {
    run.complete(listener);
    return null;
  }

  private static Thread thread(Runnable task) {
    Thread daemon = new Thread(task, "janus-batch");
    daemon.setDaemon(true);
    return daemon;
  }
}
