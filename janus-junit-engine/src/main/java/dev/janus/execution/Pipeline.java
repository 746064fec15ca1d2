package dev.janus.execution;

import dev.janus.execution.PromptUnderWay.Course;
import dev.janus.execution.sources.Sources;
import dev.janus.run.LineSink;
import dev.janus.run.Transcript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Turns ordered prompts into a record: each is generated, judged by all its rubrics in parallel,
 * and recorded. Generation of later prompts does not wait for the judging of earlier ones, up to a
 * bound on how many prompts are under way, which keeps memory bounded; the chat models bound their
 * own calls in flight.
 *
 * <p>An instance may run once.
 */
@API(status = Status.EXPERIMENTAL)
public final class Pipeline {

  /**
   * How far generation may be ahead of judging: a judge that is away for a while does not stop it,
   * and what is held of a prompt is some ten thousand bytes.
   */
  static final int PROMPTS_UNDER_WAY = 1000;

  private static final long CANCELLATION_IS_SEEN_AFTER_MS = 100;

  private final Sources sources;
  private final Recording recording;
  private final Limits limits;
  private final RunListener listener;
  private final RunStop stop;
  private final Workers workers;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * Creates a pipeline.
   *
   * @param sources where responses and judgements come from
   * @param recording takes what happens, and knows what was paid for earlier
   * @param limits how much to do, and how much at once
   * @param stop ends the run before its end
   */
  public Pipeline(
      Sources sources, Recording recording, Limits limits, RunListener listener, RunStop stop) {
    this.sources = sources;
    this.recording = recording;
    this.limits = limits;
    this.listener = listener;
    this.stop = stop;
    this.workers = new Workers(limits);
  }

  /**
   * Where a run is recorded.
   *
   * @param earlier what earlier sessions have paid for
   * @param lines takes what is new
   */
  public record Recording(Transcript earlier, LineSink lines) {}

  /** How many servers are asked. */
  public enum Servers {
    /** One, by the generator and the judge, or by only one of them, or none at all. */
    ONE,
    /** One by the generator, another by the judge; a generator in this JVM counts as one. */
    TWO
  }

  /**
   * How much to do.
   *
   * @param repeats how often each rubric is judged, at least 1
   * @param callsInFlight how many calls each server takes at once, at least 1
   * @param servers how many there are
   */
  public record Limits(int repeats, int callsInFlight, Servers servers) {

    int promptsUnderWay() {
      return Math.max(PROMPTS_UNDER_WAY, callsInFlight);
    }
  }

  /**
   * Runs the orders, in this order as far as starting them goes.
   *
   * @param all what to run; large ones need not be held in memory
   * @throws IOException if something cannot be recorded; the rest is then not run
   * @throws InterruptedException if the calling thread is interrupted; the rest is then not run
   * @throws IllegalStateException if a prompt fails in a way that is nobody's but Janus' fault; the
   *     rest is then not run
   */
  public Ending run(Iterable<PromptOrder> all, Cancellation cancellation)
      throws IOException, InterruptedException {
    Announcer announcer = new Announcer(listener, this::fail);
    Ending ending;
    try {
      ending = run(all.iterator(), announcer, cancellation);
    } finally {
      announcer.finish();
    }
    throwFailure();
    return ending;
  }

  private Ending run(Iterator<PromptOrder> orders, RunListener told, Cancellation cancellation)
      throws IOException, InterruptedException {
    Semaphore places = new Semaphore(limits.promptsUnderWay());
    RecordedCalls calls = new RecordedCalls(sources, recording.earlier(), recording.lines(), stop);
    Course course = new Course(calls, limits.repeats(), told, workers, this::fail);
    try {
      while (!stop.isRequested() && orders.hasNext()) {
        if (cancellation.isRequested()
            || !awaitPlaces(places, 1, cancellation)
            || !awaitPlaces(workers.lead(), 1, cancellation)) {
          return Ending.CANCELLED;
        }
        PromptUnderWay prompt = new PromptUnderWay(orders.next(), course, places::release);
        workers.generate(prompt::run);
      }
      if (!awaitPlaces(places, limits.promptsUnderWay(), cancellation)) {
        return Ending.CANCELLED;
      }
      return stop.isRequested() ? Ending.STOPPED : Ending.COMPLETE;
    } finally {
      workers.stop();
    }
  }

  /**
   * Tells how many calls rest before they are tried again, and leave others the room they had. May
   * be called by any thread, at any time.
   */
  public void callsRest(int count) {
    workers.standInFor(count);
  }

  /** What cannot be recorded must not be paid for either. */
  private void fail(Throwable cause) {
    failure.compareAndSet(null, cause);
    stop.request("a failure");
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
}
