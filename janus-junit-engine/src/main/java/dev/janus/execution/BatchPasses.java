package dev.janus.execution;

import dev.janus.chat.ChatException;
import dev.janus.chat.NotAskedException;
import dev.janus.chat.batch.BatchFailure;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What comes before a run whose models are asked in batches. Each pass takes every prompt as far as
 * the answers that are there lead, and notes what is to be asked next; batches answer that; and so
 * on, through turns, verdicts and re-asks, until nothing is left to ask. Nothing is recorded and
 * nobody hears of it: the run itself follows, and finds all answers.
 */
@API(status = Status.EXPERIMENTAL)
public final class BatchPasses {

  private static final long CANCELLATION_IS_SEEN_AFTER_MS = 100;

  /** Requests that wait for a batch. */
  public interface Batches {

    /** Returns how many requests are not answered. */
    long wanted();

    /**
     * Has all wanted requests answered.
     *
     * @throws ChatException if a server refuses, or is not done in time
     * @throws IOException if the disk fails
     * @throws InterruptedException if the calling thread is interrupted; nothing is lost
     */
    void complete() throws ChatException, IOException, InterruptedException;
  }

  private final Supplier<Pipeline> passes;
  private final Batches batches;
  private final RunStop stop;

  /**
   * Creates the passes of one run.
   *
   * @param passes makes the pipeline of each pass, which records nothing
   */
  public BatchPasses(Supplier<Pipeline> passes, Batches batches, RunStop stop) {
    this.passes = passes;
    this.batches = batches;
    this.stop = stop;
  }

  /**
   * Runs passes until nothing is left to ask.
   *
   * @throws ChatException if a server refuses batches, or is not done in time
   * @throws IOException if the disk fails
   * @throws InterruptedException if the calling thread is interrupted; nothing is lost
   */
  public Ending run(Iterable<PromptOrder> orders, Cancellation cancellation)
      throws ChatException, IOException, InterruptedException {
    Ending ending = passes.get().run(orders, cancellation);
    while (ending == Ending.COMPLETE && batches.wanted() > 0) {
      try {
        if (!complete(cancellation)) {
          return Ending.CANCELLED;
        }
      } catch (NotAskedException e) {
        stop.request(String.valueOf(e.getMessage()));
      }
      ending = stop.isRequested() ? Ending.STOPPED : passes.get().run(orders, cancellation);
    }
    return ending;
  }

  /** Batches take hours: they are waited for in a thread that can be told to leave. */
  private boolean complete(Cancellation cancellation)
      throws ChatException, IOException, InterruptedException {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread daemon = new Thread(task, "janus-batches");
              daemon.setDaemon(true);
              return daemon;
            });
    try {
      Future<Void> done =
          thread.submit(
              () -> {
                batches.complete();
                return null;
              });
      return await(done, cancellation);
    } finally {
      thread.shutdownNow();
      thread.awaitTermination(10, TimeUnit.SECONDS);
    }
  }

  private static boolean await(Future<Void> done, Cancellation cancellation)
      throws ChatException, IOException, InterruptedException {
    while (!cancellation.isRequested()) {
      try {
        done.get(CANCELLATION_IS_SEEN_AFTER_MS, TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException e) {
        // Still under way.
      } catch (CancellationException e) {
        return false;
      } catch (ExecutionException e) {
        throw BatchFailure.rethrow(e);
      }
    }
    return false;
  }
}
