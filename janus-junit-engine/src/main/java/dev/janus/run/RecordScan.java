package dev.janus.run;

import dev.janus.run.RunLineReader.MalformedLineException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Reads the lines of a record one after another, and finds those that are damaged: that are no line
 * of a record, or whose {@link Checksum} does not match. Where one line has a checksum, all must
 * have. A last line without an end was being written when the run was killed: it is left out. Not
 * thread-safe.
 */
@API(status = Status.INTERNAL)
public final class RecordScan {

  /** Takes the lines that are not damaged, in order. */
  public interface Sink {

    /**
     * Takes a line.
     *
     * @param start how many bytes are before it
     * @param bytes of the line, without its end
     */
    void line(long start, byte[] bytes, RunLine line);
  }

  /**
   * A line that is damaged.
   *
   * @param number of the line, from 1
   * @param what is wrong with it
   */
  public record Damage(int number, String what) {}

  private static final int NAMED_AT_MOST = 5;

  private final String where;
  private final RunLineReader reader = new RunLineReader();
  private final List<Damage> damages = new ArrayList<>();
  private int number;
  private int withChecksum;
  private final BitSet withoutChecksum = new BitSet();
  private boolean cutOff;

  private RecordScan(String where) {
    this.where = where;
  }

  /**
   * Reads all lines of a stream, which is not closed.
   *
   * @param where names the record in messages
   * @throws IOException if the stream cannot be read
   */
  public static RecordScan of(InputStream record, String where, Sink sink) throws IOException {
    RecordScan scan = new RecordScan(where);
    RecordLines lines = new RecordLines(record);
    while (lines.next()) {
      scan.number++;
      if (!lines.text().isBlank()) {
        scan.read(lines, sink);
      }
    }
    return scan;
  }

  private void read(RecordLines lines, Sink sink) {
    Checksum checksum = Checksum.of(lines.bytes());
    try {
      if (checksum == Checksum.WRONG) {
        withChecksum++;
        damages.add(
            new Damage(
                number, "the checksum does not match: the line was changed after it was written"));
        return;
      }
      RunLine line = reader.read(lines.text());
      if (checksum == Checksum.RIGHT) {
        withChecksum++;
      } else {
        withoutChecksum.set(number);
      }
      sink.line(lines.start(), lines.bytes(), line);
    } catch (MalformedLineException e) {
      if (lines.isEnded() || e.isJson()) {
        damages.add(new Damage(number, String.valueOf(e.getMessage())));
      } else {
        cutOff = true;
      }
    }
  }

  /** Tells whether any line has a checksum; an earlier version wrote none. */
  public boolean hasChecksums() {
    return withChecksum > 0;
  }

  /** Tells whether the last line was left out because it has no end. */
  public boolean isCutOff() {
    return cutOff;
  }

  /** Returns how many lines were read, those that are damaged included. */
  int lines() {
    return cutOff ? number - 1 : number;
  }

  /** Returns the lines that are damaged, in order. */
  public List<Damage> damages() {
    List<Damage> all = new ArrayList<>(damages);
    if (withChecksum > 0) {
      withoutChecksum.stream()
          .mapToObj(line -> new Damage(line, "no checksum, though other lines have one"))
          .forEach(all::add);
    }
    all.sort((one, other) -> Integer.compare(one.number(), other.number()));
    return List.copyOf(all);
  }

  /** Returns the numbers of the damaged lines, for people: the first five, and how many. */
  String numbers() {
    List<Damage> all = damages();
    String named =
        all.stream()
            .limit(NAMED_AT_MOST)
            .map(damage -> Integer.toString(damage.number()))
            .collect(Collectors.joining(", "));
    return all.size() > NAMED_AT_MOST ? named + ", ... (" + all.size() + " in all)" : named;
  }

  /**
   * Refuses a damaged record.
   *
   * @throws UnreadableRunException if any line is damaged; the message names the first and says how
   *     many there are
   */
  public void requireIntact() throws UnreadableRunException {
    List<Damage> all = damages();
    if (!all.isEmpty()) {
      Damage first = all.get(0);
      throw new UnreadableRunException(
          String.format(
              Locale.ROOT,
              "%s:%d: not a line of a run record of schema %d\n  found: %s%s\n  fix: restore the file, or run again",
              where,
              first.number(),
              RunHeader.SCHEMA,
              first.what(),
              all.size() == 1 ? "" : "; damaged lines: " + numbers()),
          null);
    }
  }
}
