package dev.janus.run;

import dev.janus.chat.Usage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Appends lines to a run record. Each line reaches the operating system whole before {@link
 * #append} returns, so that killing the JVM loses none; when a line cannot be written, what was
 * written of it is taken back.
 *
 * <p>Thread-safe.
 */
@API(status = Status.EXPERIMENTAL)
public final class RunRecorder implements LineSink, AutoCloseable {

  private final SeekableByteChannel channel;
  private final String where;
  private final RunLineWriter lines = new RunLineWriter();
  private final Prices prices;
  private final RecordTally tally;
  private long end;
  private @Nullable IOException fault;

  /**
   * Creates a recorder that appends at the end of a channel and closes it in the end.
   *
   * @param where names the record in messages
   * @param prices tell what the footer says it cost
   * @param tally of what the channel holds already
   */
  RunRecorder(SeekableByteChannel channel, String where, Prices prices, RecordTally tally)
      throws IOException {
    this.channel = channel;
    this.where = where;
    this.prices = prices;
    this.tally = tally;
    this.end = channel.size();
    channel.position(end);
  }

  /**
   * Appends one line.
   *
   * @throws IOException if it cannot be written; then no later line is taken either
   */
  @Override
  public void append(RunLine line) throws IOException {
    // Outside the lock: making the text takes far longer than writing it.
    write(line, ByteBuffer.wrap((lines.write(line) + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  private synchronized void write(RunLine line, ByteBuffer bytes) throws IOException {
    if (fault != null) {
      throw fault;
    }
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw refuse(e);
    }
    end += bytes.limit();
    tally.add(line);
  }

  private IOException refuse(IOException cause) {
    IOException refused =
        new IOException(
            "%s: the run record cannot be written\n  found: %s\n  fix: make room or mend the disk, then run again: what is recorded is not paid for twice"
                .formatted(where, Objects.requireNonNullElse(cause.getMessage(), cause.toString())),
            cause);
    fault = refused;
    try {
      channel.truncate(end);
    } catch (IOException e) {
      refused.addSuppressed(e);
    }
    return refused;
  }

  /** Returns for people how much is in the record. */
  public synchronized String describe() {
    return tally.describe();
  }

  /** Returns the tokens of all responses in the record. */
  public synchronized Usage generation() {
    return tally.generation();
  }

  /** Returns the tokens of all verdicts in the record. */
  public synchronized Usage judging() {
    return tally.judging();
  }

  /** Returns the footer for what was recorded so far. */
  public synchronized RunFooter footer(Instant finished, boolean interrupted) {
    return tally.footer(finished, prices, interrupted);
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
