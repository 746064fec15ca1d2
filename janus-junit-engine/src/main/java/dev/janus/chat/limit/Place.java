package dev.janus.chat.limit;

import dev.janus.chat.Usage;
import java.time.Duration;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * One of the places in flight at a server. Closing it gives it to the next in the line and tells
 * what became of the attempt; without {@link #ended} that is nothing.
 *
 * <p>Belongs to the thread that makes the attempt.
 */
@API(status = Status.EXPERIMENTAL)
public final class Place implements AutoCloseable {

  private final WaitingLine line;
  private final long sentAt;
  private final long tokens;
  private @Nullable Ending ending;
  private Duration asked = Duration.ZERO;
  private Duration exhausted = Duration.ZERO;
  private long moreTokens;
  private boolean closed;

  Place(WaitingLine line, long sentAt, long tokens) {
    this.line = line;
    this.sentAt = sentAt;
    this.tokens = tokens;
  }

  /** Tells what became of the attempt. */
  public void ended(Ending how) {
    ending = how;
  }

  /**
   * Tells how long the server asks to wait. That is up to the caller, unless the server refuses
   * most of what it is sent: then nobody sends anything until then.
   */
  public void askedToWait(Duration wait) {
    asked = wait;
  }

  /** Tells that the server will take nothing at all for that long. */
  public void exhaustedFor(Duration wait) {
    exhausted = wait;
  }

  /** Tells how many tokens the attempt took. A server that does not say has counted as thought. */
  public void used(Usage usage) {
    moreTokens = usage.total() == 0 ? 0 : usage.total() - tokens;
  }

  long sentAt() {
    return sentAt;
  }

  @Nullable Ending ending() {
    return ending;
  }

  Duration asked() {
    return asked;
  }

  Duration exhausted() {
    return exhausted;
  }

  long moreTokens() {
    return moreTokens;
  }

  /** Gives the place up. Once is enough. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      line.leave(this);
    }
  }
}
