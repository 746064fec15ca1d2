package dev.janus.run;

import dev.janus.digest.Sha256;
import dev.janus.generate.Response;
import dev.janus.judge.Judgement;
import dev.janus.judge.Unscored;
import dev.janus.run.RunLineReader.MalformedLineException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Recorded responses and judgements, found by the key of the request that produced them. Where two
 * prompts or rubrics make the same request, each finds its own.
 *
 * <p>Only where each is recorded is kept in memory, some 100 bytes for each; its line is read again
 * when it is asked for. Thread-safe.
 */
@API(status = Status.EXPERIMENTAL)
public final class Transcript implements AutoCloseable {

  /** Nothing recorded. */
  public static final Transcript EMPTY =
      new Transcript(Map.of(), Map.of(), RecordBytes.of(new byte[0]));

  private static final String ANY = "";

  /** Whose line it is: half of a SHA-256, so that no two of them are ever the same. */
  private record Entry(long high, long low) {

    private static final int DIGITS = 16;
    private static final int HEXADECIMAL = 16;

    static Entry of(String key, String prompt, String rubric) {
      String digest = Sha256.of(key, prompt, rubric);
      return new Entry(
          Long.parseUnsignedLong(digest, 0, DIGITS, HEXADECIMAL),
          Long.parseUnsignedLong(digest, DIGITS, 2 * DIGITS, HEXADECIMAL));
    }
  }

  private final Map<Entry, Long> responses;
  private final Map<Entry, Long> judgements;
  private final RecordBytes bytes;
  private final RunLineReader reader = new RunLineReader();

  private Transcript(Map<Entry, Long> responses, Map<Entry, Long> judgements, RecordBytes bytes) {
    this.responses = responses;
    this.judgements = judgements;
    this.bytes = bytes;
  }

  /** Notes where lines are. Not thread-safe. */
  static final class Builder {

    private final RecordBytes bytes;
    private final boolean replayed;
    private final Map<Entry, Long> responses = new HashMap<>();
    private final Map<Entry, Long> judgements = new HashMap<>();

    /**
     * Creates a builder.
     *
     * @param replayed whether all is to be found, by whoever makes the same request; else what need
     *     not be paid for again when the same run goes on: each prompt's and rubric's own lines, so
     *     that none is left out of the record, without the verdicts that are missing because a
     *     server failed
     */
    Builder(RecordBytes bytes, boolean replayed) {
      this.bytes = bytes;
      this.replayed = replayed;
    }

    void add(long start, RunLine line) {
      if (line instanceof ResponseLine response) {
        put(responses, start, response.response().key(), response.prompt(), ANY);
      } else if (line instanceof VerdictLine verdict) {
        add(start, verdict);
      }
    }

    private void add(long start, VerdictLine line) {
      Judgement judgement = line.judgement();
      boolean missing =
          judgement.verdict() instanceof Unscored unscored && unscored.reason().isTransport();
      if (missing && !replayed) {
        judgements.remove(Entry.of(judgement.key(), line.prompt(), line.rubric()));
      } else {
        put(judgements, start, judgement.key(), line.prompt(), line.rubric());
      }
    }

    private void put(
        Map<Entry, Long> entries, long start, String key, String prompt, String rubric) {
      entries.put(Entry.of(key, prompt, rubric), start);
      if (replayed) {
        entries.put(Entry.of(key, ANY, ANY), start);
      }
    }

    Transcript build() {
      return new Transcript(responses, judgements, bytes);
    }
  }

  /**
   * Returns the response recorded under a key, preferably for this very prompt.
   *
   * @throws IOException if it can no longer be read
   */
  public @Nullable Response response(String key, String prompt) throws IOException {
    RunLine line = find(responses, key, prompt, ANY);
    return line instanceof ResponseLine response ? response.response() : null;
  }

  /**
   * Returns the judgement recorded under a key, preferably for this very prompt and rubric.
   *
   * @throws IOException if it can no longer be read
   */
  public @Nullable Judgement judgement(String key, String prompt, String rubric)
      throws IOException {
    RunLine line = find(judgements, key, prompt, rubric);
    return line instanceof VerdictLine verdict ? verdict.judgement() : null;
  }

  private @Nullable RunLine find(Map<Entry, Long> entries, String key, String prompt, String rubric)
      throws IOException {
    if (entries.isEmpty()) {
      return null;
    }
    Long own = entries.get(Entry.of(key, prompt, rubric));
    Long start = own != null ? own : entries.get(Entry.of(key, ANY, ANY));
    return start == null ? null : read(start);
  }

  private RunLine read(long start) throws IOException {
    try {
      return reader.read(bytes.line(start));
    } catch (MalformedLineException e) {
      throw new IOException(
          "run record: a line changed while it was read\n  found: %s\n  fix: let nothing else write the record, then run again"
              .formatted(e.getMessage()),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
