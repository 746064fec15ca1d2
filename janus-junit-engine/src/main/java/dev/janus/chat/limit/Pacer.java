package dev.janus.chat.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When the next request may be sent, so that no more are sent per minute than wanted. Each request
 * puts off the next one by its share of a minute.
 *
 * <p>Not thread-safe. All times are nanoseconds since one instant.
 */
final class Pacer {

  private static final double MINUTE = Duration.ofMinutes(1).toNanos();
  private static final long LONGEST_SHARE = Duration.ofDays(1).toNanos();

  private Pace pace = Pace.UNBOUNDED;
  private long requestsOpenAt;
  private long tokensOpenAt;

  /** Goes on at the lower pace of the present and the given one. */
  void slowTo(Pace other) {
    pace = pace.and(other);
  }

  /** Returns when the next request may be sent. */
  long opensAt() {
    return Math.max(requestsOpenAt, tokensOpenAt);
  }

  /** Counts a request that is sent now, with as many tokens as it is thought to take. */
  void sent(long now, long tokens) {
    requestsOpenAt = Math.max(now, requestsOpenAt) + share(1, pace.requestsPerMinute());
    tokensOpenAt = Math.max(now, tokensOpenAt) + share(tokens, pace.tokensPerMinute());
  }

  /** Counts tokens that were taken beyond what was thought; fewer, when below zero. */
  void correct(long tokens) {
    tokensOpenAt += share(tokens, pace.tokensPerMinute());
  }

  private static long share(long count, @Nullable Integer perMinute) {
    return perMinute == null ? 0 : Math.min(Math.round(count * MINUTE / perMinute), LONGEST_SHARE);
  }
}
