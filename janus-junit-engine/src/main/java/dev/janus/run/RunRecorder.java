package dev.janus.run;

import dev.janus.chat.Usage;
import dev.janus.judge.Judgement;
import dev.janus.judge.Unscored;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
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

  private record VerdictId(CheckId check, int repeat) {}

  private final SeekableByteChannel channel;
  private final String where;
  private final RunLineWriter lines = new RunLineWriter();
  private final Prices prices;
  private final Set<VerdictId> unscored = new HashSet<>();
  private long responses;
  private long verdicts;
  private long end;
  private Usage generation = Usage.NONE;
  private Usage judging = Usage.NONE;
  private @Nullable IOException fault;

  /**
   * Creates a recorder that appends at the end of a channel and closes it in the end.
   *
   * @param where names the record in messages
   * @param prices tell what the footer says it cost
   */
  RunRecorder(SeekableByteChannel channel, String where, Prices prices) throws IOException {
    this.channel = channel;
    this.where = where;
    this.prices = prices;
    this.end = channel.size();
    channel.position(end);
  }

  /** Counts what an earlier session of the same run recorded, so that the footer covers it. */
  synchronized void count(Run earlier) {
    earlier.responses().forEach(this::count);
    for (Check check : earlier.checks()) {
      for (Judgement judgement : check.judgements()) {
        count(check.id(), judgement);
      }
    }
  }

  /**
   * Appends one line.
   *
   * @throws IOException if it cannot be written; then no later line is taken either
   */
  @Override
  public synchronized void append(RunLine line) throws IOException {
    if (fault != null) {
      throw fault;
    }
    ByteBuffer bytes = ByteBuffer.wrap((lines.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw refuse(e);
    }
    end += bytes.limit();
    count(line);
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

  private void count(RunLine line) {
    if (line instanceof ResponseLine response) {
      responses++;
      generation = generation.plus(response.response().usage());
    } else if (line instanceof VerdictLine verdict) {
      count(new CheckId(verdict.prompt(), verdict.rubric()), verdict.judgement());
    }
  }

  /** A verdict in place of one without a score counts once; its tokens add up. */
  private void count(CheckId check, Judgement judgement) {
    VerdictId id = new VerdictId(check, judgement.repeat());
    if (!unscored.remove(id)) {
      verdicts++;
    }
    if (judgement.verdict() instanceof Unscored) {
      unscored.add(id);
    }
    judging = judging.plus(judgement.usage());
  }

  /** Returns for people how much is in the record. */
  public synchronized String describe() {
    return "%d %s and %d %s"
        .formatted(
            responses,
            responses == 1 ? "response" : "responses",
            verdicts,
            verdicts == 1 ? "verdict" : "verdicts");
  }

  /** Returns the tokens of all responses in the record. */
  public synchronized Usage generation() {
    return generation;
  }

  /** Returns the tokens of all verdicts in the record. */
  public synchronized Usage judging() {
    return judging;
  }

  /** Returns the footer for what was recorded so far. */
  public synchronized RunFooter footer(Instant finished, boolean interrupted) {
    return new RunFooter(
        finished,
        responses,
        verdicts,
        unscored.size(),
        generation.plus(judging),
        prices.cost(generation, judging),
        interrupted);
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
