package dev.janus.chat.limit;

import java.time.Duration;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** What became of an attempt, as far as it tells how much its server can bear. */
@API(status = Status.EXPERIMENTAL)
public enum Ending {
  /** A reply came in good time: the server may bear more. */
  ANSWERED,
  /** A reply came, but late. */
  LATE,
  /** The server refused it for there was too much to do: 429, 503, 529. */
  THROTTLED,
  /** Nothing came in time, or the connection was refused or broke. */
  LOST,
  /** It failed in a way that says nothing of load. */
  FAILED;

  /** Returns the ending of an attempt with a reply: late when it took over half its timeout. */
  public static Ending ofReply(Duration latency, Duration timeout) {
    return latency.multipliedBy(2).compareTo(timeout) > 0 ? LATE : ANSWERED;
  }

  boolean speaksOfOverload() {
    return this == LATE || this == THROTTLED || this == LOST;
  }
}
