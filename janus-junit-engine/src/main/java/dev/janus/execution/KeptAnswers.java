package dev.janus.execution;

import dev.janus.generate.Response;
import dev.janus.judge.Judgement;
import dev.janus.run.cache.AnswerCache;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
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
public final class KeptAnswers {

  private final AnswerCache cache;
  private final Clock clock;
  private final Consumer<String> warning;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final LongAdder found = new LongAdder();

  /**
   * Uses a cache.
   *
   * @param clock tells when entries are used
   * @param warning takes what is wrong with the cache
   */
  public KeptAnswers(AnswerCache cache, Clock clock, Consumer<String> warning) {
    this.cache = cache;
    this.clock = clock;
    this.warning = warning;
  }

  /** Returns the same answers, to which none is added. */
  public KeptAnswers readOnly() {
    KeptAnswers answers = new KeptAnswers(cache, clock, warning);
    answers.closed.set(true);
    return answers;
  }

  Optional<Judgement> judgement(String url, String key, int repeat) {
    Optional<Judgement> known = cache.judgement(url, key, repeat, clock.instant());
    known.ifPresent(judgement -> found.increment());
    return known;
  }

  Optional<Response> response(String url, String key, int turn) {
    Optional<Response> known = cache.response(url, key, turn, clock.instant());
    known.ifPresent(response -> found.increment());
    return known;
  }

  void put(String url, Judgement judgement) {
    write(() -> cache.put(url, judgement));
  }

  void put(String url, Response response) {
    write(() -> cache.put(url, response));
  }

  /** Returns how many answers came out of the cache. */
  public long found() {
    return found.sum();
  }

  /**
   * Removes what was not used for long, once a day; when that cannot be done, it is said, unless it
   * was said before that nothing can be written.
   *
   * @param maximumAge how long an answer may be unused
   * @param maximumBytes how much may be left
   */
  public void pruneDaily(Duration maximumAge, long maximumBytes) {
    try {
      cache.pruneDaily(maximumAge, maximumBytes, clock.instant());
    } catch (IOException e) {
      if (closed.compareAndSet(false, true)) {
        warning.accept(
            "%s: the cache of verdicts cannot be pruned\n  found: %s\n  fix: make it a folder that can be written, or set janus.cache to another one, or to off"
                .formatted(cache.folder(), e));
      }
    }
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void write(Writing writing) {
    if (closed.get()) {
      return;
    }
    try {
      writing.run();
    } catch (IOException e) {
      if (closed.compareAndSet(false, true)) {
        warning.accept(
            "%s: verdicts cannot be kept for later runs\n  found: %s\n  fix: make the folder writable, or set janus.cache to another one, or to off"
                .formatted(cache.folder(), e));
      }
    }
  }
}
