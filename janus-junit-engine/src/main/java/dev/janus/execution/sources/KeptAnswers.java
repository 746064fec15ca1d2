package dev.janus.execution.sources;

import dev.janus.generate.Response;
import dev.janus.judge.Judgement;
import dev.janus.run.cache.AnswerCache;
import dev.janus.text.Secrets;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A cache that never stands in the way of a run: when nothing can be written to it, that is said
 * once, and nothing more is kept. Thread-safe.
 */
@API(status = Status.EXPERIMENTAL)
public final class KeptAnswers implements AutoCloseable {

  private static final String NOT_KEPT = "verdicts cannot be kept for later runs";
  private static final long BYTES_OF_A_MEGABYTE = 1 << 20;

  private final AnswerCache cache;
  private final Clock clock;
  private final Consumer<String> warning;
  private final Secrets secrets;
  private final AtomicBoolean broken = new AtomicBoolean();
  private final LongAdder found = new LongAdder();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Use use;
  private final Duration maximumAge;

  /** What may be done with a cache. */
  public enum Use {
    /** Answers are looked up, and kept. */
    READ_AND_WRITE,
    /** Answers are looked up. */
    READ
  }

  /**
   * Uses a cache.
   *
   * @param use what may be done with it
   * @param maximumAge how long an entry may be unused
   * @param clock tells when entries are used
   * @param warning takes what is wrong with the cache
   * @param secrets which must not be written: an answer with one of them is not kept
   */
  public KeptAnswers(
      AnswerCache cache,
      Use use,
      Duration maximumAge,
      Clock clock,
      Consumer<String> warning,
      Secrets secrets) {
    this.cache = cache;
    this.use = use;
    this.maximumAge = maximumAge;
    this.clock = clock;
    this.warning = warning;
    this.secrets = secrets;
  }

  Optional<Judgement> judgement(String url, String key, int repeat) {
    Optional<Judgement> known = cache.judgement(url, key, repeat);
    if (known.isPresent()) {
      used(() -> cache.renewJudgement(url, key, stale()));
    }
    return known;
  }

  Optional<Response> response(String url, String key, int turn) {
    Optional<Response> known = cache.response(url, key, turn);
    if (known.isPresent()) {
      used(() -> cache.renewResponse(url, key, stale()));
    }
    return known;
  }

  private void used(Writing renewal) {
    found.increment();
    write(renewal, NOT_KEPT);
  }

  /** What is used is kept for longer when half its time is over, not at each use. */
  private Instant stale() {
    return clock.instant().minus(maximumAge.dividedBy(2));
  }

  void put(String url, Judgement judgement) {
    // A redacted text is not what the model wrote.
    if (judgement.redacted(secrets).equals(judgement)) {
      write(() -> cache.put(url, judgement), NOT_KEPT);
    }
  }

  void put(String url, Response response) {
    if (response.redacted(secrets).equals(response)) {
      write(() -> cache.put(url, response), NOT_KEPT);
    }
  }

  /** Returns how many answers came out of the cache. */
  public long found() {
    return found.sum();
  }

  /**
   * Lets go of what was not used for long, and of what is too much, if nobody has for a day.
   *
   * @param megabytes how much may be left
   */
  public void pruneDaily(int megabytes) {
    write(
        () -> cache.pruneDaily(maximumAge, megabytes * BYTES_OF_A_MEGABYTE, clock.instant()),
        "the cache of verdicts cannot be pruned");
  }

  /** Lets go of the cache: what calls that were given up still bring is not kept. */
  @Override
  public void close() {
    closed.set(true);
    tellUnused();
    try {
      cache.close();
    } catch (IOException e) {
      tell(NOT_KEPT, e);
    }
  }

  private void tellUnused() {
    List<String> unused = new ArrayList<>();
    if (cache.withoutChecksum() > 0) {
      unused.add(cache.withoutChecksum() + " without a checksum, kept by an earlier version");
    }
    if (cache.damaged() > 0) {
      unused.add(cache.damaged() + " damaged: the checksum does not match");
    }
    if (!unused.isEmpty()) {
      warning.accept(
          "%s: entries of the cache were not used, and were asked again\n  found: %s\n  fix: nothing; the new verdicts are kept"
              .formatted(cache.folder(), String.join("; ", unused)));
    }
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void write(Writing writing, String failure) {
    if (use == Use.READ || broken.get() || closed.get()) {
      return;
    }
    try {
      writing.run();
    } catch (IOException e) {
      if (!closed.get()) {
        tell(failure, e);
      }
    }
  }

  private void tell(String failure, IOException cause) {
    if (broken.compareAndSet(false, true)) {
      warning.accept(
          "%s: %s\n  found: %s\n  fix: make it a folder that can be written, or set janus.cache to another one, or to off"
              .formatted(cache.folder(), failure, cause));
    }
  }
}
