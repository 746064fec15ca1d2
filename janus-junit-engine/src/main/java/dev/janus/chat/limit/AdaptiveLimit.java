package dev.janus.chat.limit;

/**
 * How many attempts a server is thought to bear at one time. Grows by one with every answer until
 * the first halving, later by one a round; is halved when most of a round was refused. A round is
 * as many ended attempts as the limit allows, at least {@value #SHORTEST_ROUND}.
 *
 * <p>A share of refusals and not a single one, because a server that refuses one request in seven
 * at random bears no more for being asked less; see docs/decisions/0011-adaptive-limits.md.
 *
 * <p>Not thread-safe. All times are nanoseconds since one instant.
 */
final class AdaptiveLimit {

  static final int SHORTEST_ROUND = 10;
  private static final int SMALLEST_START = 16;

  private final int maximum;
  private int limit;
  private int ended;
  private int refused;
  private int answeredSinceGrowth;
  private int fastGrowthBelow = Integer.MAX_VALUE;
  private boolean lastRoundWasBad;
  private long askedUntil;
  private long halvedAt;

  /**
   * Creates a limit that starts at half of its maximum, or at {@value #SMALLEST_START} where that
   * is allowed and more.
   *
   * @param maximum at least 1
   */
  AdaptiveLimit(int maximum) {
    this.maximum = maximum;
    limit = Math.max(Math.min(maximum, SMALLEST_START), maximum / 2);
  }

  int current() {
    return limit;
  }

  /**
   * Learns from an attempt. One that was sent before the last halving says nothing.
   *
   * @param inFlight attempts in flight, itself included
   * @param until when the server asks to be left alone until, if it was refused
   * @return when to leave the server alone until; not after now unless a round was refused and none
   *     of it answered
   */
  long ended(long sentAt, long now, int inFlight, Ending ending, long until) {
    if (sentAt < halvedAt) {
      return now;
    }
    ended++;
    if (ending.speaksOfOverload()) {
      refused++;
      askedUntil = Math.max(askedUntil, until);
    } else if (ending == Ending.ANSWERED) {
      grow(inFlight);
    }
    int round = Math.max(limit, SHORTEST_ROUND);
    if (refused * 2 > round) {
      return halve(now);
    }
    if (ended >= round) {
      startRound();
      lastRoundWasBad = false;
    }
    return now;
  }

  private void grow(int inFlight) {
    answeredSinceGrowth++;
    if (limit < fastGrowthBelow || answeredSinceGrowth >= limit) {
      answeredSinceGrowth = 0;
      // A limit of which less than half is used says nothing of the server.
      if (inFlight * 2 >= limit) {
        limit = Math.min(maximum, limit + 1);
      }
    }
  }

  /** Several bad rounds in a row are one episode: what went well before it may be regained fast. */
  private long halve(long now) {
    // A server that answers some of what it is sent has room for fewer at once, not for none.
    boolean answeredNone = refused == ended;
    long until = answeredNone ? Math.max(now, askedUntil) : now;
    if (!lastRoundWasBad) {
      fastGrowthBelow = limit / 2;
      lastRoundWasBad = true;
    }
    limit = Math.max(1, limit / 2);
    halvedAt = now;
    startRound();
    answeredSinceGrowth = 0;
    return until;
  }

  private void startRound() {
    ended = 0;
    refused = 0;
    askedUntil = 0;
  }
}
