package dev.janus.engine.reporting;

import dev.janus.chat.limit.CallStatistics;
import dev.janus.engine.descriptor.BenchPlan;
import dev.janus.execution.JudgedRubric;
import dev.janus.run.ResponseLine;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.reporting.ReportEntry;

/**
 * Publishes how far a run is, every so often and at its end, as a report entry with keys that start
 * with {@code janus.progress.}, if that is configured. Thread-safe.
 */
@API(status = Status.INTERNAL)
public final class ProgressPublisher implements AutoCloseable {

  private static final String KEY = "janus.progress.";

  private final String name;
  private final Map<String, Integer> totals;
  private final Collection<CallStatistics> statistics;
  private final long started = System.nanoTime();
  private final Consumer<ReportEntry> sink;
  private final ConcurrentMap<String, LongAdder> done = new ConcurrentHashMap<>();
  private final LongAdder truncated = new LongAdder();
  private final LongAdder unscored = new LongAdder();
  private final ScheduledExecutorService timer;
  private final @Nullable Future<?> ticks;
  private volatile @Nullable String split;
  private boolean closed;

  /**
   * Starts publishing.
   *
   * @param totals how many rubrics each split runs
   */
  public ProgressPublisher(
      BenchPlan plan,
      Map<String, Integer> totals,
      Collection<CallStatistics> statistics,
      Consumer<ReportEntry> sink) {
    this.name = plan.name();
    this.totals = totals;
    this.statistics = statistics;
    this.sink = sink;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "janus-progress");
              thread.setDaemon(true);
              return thread;
            });
    Duration every = plan.settings().run().output().progress();
    this.ticks = every == null ? null : start(every.toMillis());
  }

  private Future<?> start(long everyMs) {
    return timer.scheduleAtFixedRate(this::tick, everyMs, everyMs, TimeUnit.MILLISECONDS);
  }

  /** Counts a judged rubric. */
  public void count(JudgedRubric judged) {
    String current = judged.check().split();
    split = current;
    done.computeIfAbsent(current, id -> new LongAdder()).increment();
    unscored.add(judged.check().unscored());
  }

  /** Counts a response. */
  public void count(ResponseLine line) {
    if (line.response().finish().isPartial()) {
      truncated.increment();
    }
  }

  private synchronized void tick() {
    if (!closed) {
      publish();
    }
  }

  private void publish() {
    long total = totals.values().stream().mapToInt(Integer::intValue).sum();
    long judged = done.values().stream().mapToLong(LongAdder::sum).sum();
    long calls = statistics.stream().mapToLong(CallStatistics::completed).sum();
    // Not by the clock on the wall, which may jump.
    double seconds = Math.max(1e-3, (System.nanoTime() - started) / 1e9);
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put(KEY + "name", name);
    String current = split;
    if (current != null) {
      entry.put(KEY + "split", current);
      entry.put(KEY + "split.done", Long.toString(done(current)));
      entry.put(KEY + "split.total", Integer.toString(totals.getOrDefault(current, 0)));
    }
    entry.put(KEY + "done", Long.toString(judged));
    entry.put(KEY + "total", Long.toString(total));
    entry.put(KEY + "calls", Long.toString(calls));
    entry.put(KEY + "retries", sum(CallStatistics::retries));
    entry.put(KEY + "throttled", sum(CallStatistics::throttled));
    entry.put(KEY + "limit", sum(CallStatistics::limit));
    entry.put(KEY + "pause", pause());
    entry.put(KEY + "unscored", Long.toString(unscored.sum()));
    entry.put(KEY + "truncated", Long.toString(truncated.sum()));
    entry.put(KEY + "rate", String.format(Locale.ROOT, "%.1f", calls / seconds));
    if (judged > 0) {
      long eta = Math.round(seconds / judged * (total - judged));
      entry.put(KEY + "eta", Long.toString(eta));
    }
    sink.accept(ReportEntry.from(entry));
  }

  private String sum(ToLongFunction<CallStatistics> count) {
    return Long.toString(statistics.stream().mapToLong(count).sum());
  }

  /** How many seconds some server is not asked, because it asks for that. */
  private String pause() {
    return Long.toString(
        statistics.stream().mapToLong(server -> server.pause().toSeconds()).max().orElse(0));
  }

  private long done(String id) {
    LongAdder count = done.get(id);
    return count == null ? 0 : count.sum();
  }

  /** Stops publishing, with a last entry that none comes after. */
  @Override
  public synchronized void close() {
    closed = true;
    timer.shutdownNow();
    if (ticks != null) {
      publish();
    }
  }
}
