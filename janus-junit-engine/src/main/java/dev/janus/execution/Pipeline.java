package dev.janus.execution;

import dev.janus.chat.ModelSettings;
import dev.janus.run.RunSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Turns ordered prompts into a record: one task per prompt, each generating, judging and recording.
 * Generation of later prompts does not wait for the judging of earlier ones, up to a bound on how
 * many prompts are under way; the chat models bound their own calls in flight.
 *
 * <p>An instance may run once.
 */
@API(status = Status.EXPERIMENTAL)
public final class Pipeline {

  /** How a run ended. */
  public enum Ending {
    /** All that was ordered is done. */
    COMPLETE,
    /** The run was cancelled; what was in flight is lost, the rest is recorded. */
    CANCELLED
  }

  private static final long CANCELLATION_IS_SEEN_AFTER_MS = 100;

  private final RecordedCalls calls;
  private final int repeats;
  private final int callsInFlight;
  private final RunListener listener;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * Creates a pipeline.
   *
   * @param sources where responses and judgements come from
   * @param session takes what happens, and knows what was paid for earlier
   * @param limits how much to do, and how much at once
   */
  public Pipeline(Sources sources, RunSession session, Limits limits, RunListener listener) {
    this.calls =
        new RecordedCalls(
            sources.responses(),
            sources.judgements(),
            sources.generator(),
            session.earlier(),
            session.recorder());
    this.repeats = limits.repeats();
    this.callsInFlight = limits.callsInFlight();
    this.listener = listener;
  }

  /**
   * Where responses and judgements come from.
   *
   * @param generator the settings under which responses are recorded
   */
  public record Sources(
      ResponseSource responses, JudgementSource judgements, ModelSettings generator) {}

  /**
   * How much to do.
   *
   * @param repeats how often each rubric is judged, at least 1
   * @param callsInFlight how many calls each endpoint takes at once, at least 1
   */
  public record Limits(int repeats, int callsInFlight) {

    /** How many prompts are under way at once: enough to keep both endpoints busy. */
    int promptsUnderWay() {
      return (int) Math.min(2L * callsInFlight, Integer.MAX_VALUE);
    }
  }

  /**
   * Runs the orders, in this order as far as starting them goes.
   *
   * @throws IOException if something cannot be recorded; the rest is then not run
   * @throws InterruptedException if the calling thread is interrupted; the rest is then not run
   * @throws IllegalStateException if a prompt fails in a way that is nobody's but Janus' fault; the
   *     rest is then not run
   */
  public Ending run(List<PromptOrder> orders, Cancellation cancellation)
      throws IOException, InterruptedException {
    int underWay = new Limits(repeats, callsInFlight).promptsUnderWay();
    Semaphore places = new Semaphore(underWay);
    Workers workers = Workers.create(underWay, callsInFlight);
    try {
      for (PromptOrder order : orders) {
        if (cancellation.isRequested() || !awaitPlaces(places, 1, cancellation)) {
          return Ending.CANCELLED;
        }
        workers.prompts().execute(() -> run(order, workers, places));
      }
      return awaitPlaces(places, underWay, cancellation) ? Ending.COMPLETE : Ending.CANCELLED;
    } finally {
      workers.stop();
    }
  }

  /** Waits until a prompt may start, or until all are done. False when the run is to stop. */
  private boolean awaitPlaces(Semaphore places, int wanted, Cancellation cancellation)
      throws IOException, InterruptedException {
    boolean granted;
    boolean cancelled;
    do {
      cancelled = cancellation.isRequested();
      granted = places.tryAcquire(wanted, CANCELLATION_IS_SEEN_AFTER_MS, TimeUnit.MILLISECONDS);
      throwFailure();
    } while (!granted && !cancelled);
    return granted;
  }

  private void throwFailure() throws IOException {
    Throwable cause = failure.get();
    if (cause instanceof IOException unrecorded) {
      throw unrecorded;
    }
    if (cause instanceof UncheckedIOException unrecorded) {
      throw unrecorded.getCause();
    }
    if (cause != null) {
      throw new IllegalStateException(
          "a prompt could not be run to its end\n  found: %s\n  fix: report this as a fault of Janus"
              .formatted(cause),
          cause);
    }
  }

  private void run(PromptOrder order, Workers workers, Semaphore places) {
    try {
      new PromptTask(order, repeats, calls, listener, workers.calls()).call();
    } catch (ExecutionException e) {
      failure.compareAndSet(null, e.getCause());
    } catch (InterruptedException e) {
      // Only stopping the workers interrupts a task.
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    } finally {
      places.release();
    }
  }
}
