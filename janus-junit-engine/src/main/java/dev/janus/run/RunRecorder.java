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
public final class RunRecorder implements AutoCloseable {

  private record ResponseId(String prompt, int turn) {}

  private record VerdictId(String prompt, String rubric, int repeat) {}

  private final SeekableByteChannel channel;
  private final String where;
  private final RunLineWriter lines = new RunLineWriter();
  private final Set<ResponseId> responses = new HashSet<>();
  private final Set<VerdictId> verdicts = new HashSet<>();
  private final Set<VerdictId> unscored = new HashSet<>();
  private long end;
  private Usage usage = Usage.NONE;
  private @Nullable IOException fault;

  /**
   * Creates a recorder that appends at the end of a channel and closes it in the end.
   *
   * @param where names the record in messages
   */
  RunRecorder(SeekableByteChannel channel, String where) throws IOException {
    this.channel = channel;
    this.where = where;
    this.end = channel.size();
    channel.position(end);
  }

  /** Counts what an earlier session of the same run recorded, so that the footer covers it. */
  synchronized void count(Run earlier) {
    earlier.responses().forEach(this::count);
    for (Check check : earlier.checks()) {
      check.judgements().forEach(it -> count(check.prompt(), check.rubric(), it));
    }
  }

  /**
   * Appends one line.
   *
   * @throws IOException if it cannot be written; then no later line is taken either
   */
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

  /** Of lines about the same thing the last one counts; the tokens of each were spent. */
  private void count(RunLine line) {
    if (line instanceof ResponseLine response) {
      responses.add(new ResponseId(response.prompt(), response.response().turn()));
      usage = usage.plus(response.response().usage());
    } else if (line instanceof VerdictLine verdict) {
      count(verdict.prompt(), verdict.rubric(), verdict.judgement());
    }
  }

  private void count(String prompt, String rubric, Judgement judgement) {
    VerdictId id = new VerdictId(prompt, rubric, judgement.repeat());
    verdicts.add(id);
    if (judgement.verdict() instanceof Unscored) {
      unscored.add(id);
    } else {
      unscored.remove(id);
    }
    usage = usage.plus(judgement.usage());
  }

  /** Returns the footer for what was recorded so far. */
  public synchronized RunFooter footer(Instant finished, boolean interrupted) {
    return new RunFooter(
        finished, responses.size(), verdicts.size(), unscored.size(), usage, interrupted);
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
