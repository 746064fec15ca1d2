package dev.janus.run;

import dev.janus.run.RecordScan.Sink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Reads a run record. A last line that was cut off by a crash, and so has no end and is no JSON, is
 * left out; any other line that is damaged makes the whole record unreadable, and so does a header
 * or a footer that does not fit the other lines.
 *
 * <p>Stateless and thread-safe.
 */
@API(status = Status.EXPERIMENTAL)
public final class RunReader {

  private RunReader() {}

  /**
   * Reads all of a record.
   *
   * @throws UnreadableRunException if there is no record, or not all of it can be read
   */
  public static Run read(Path record) throws UnreadableRunException {
    return read(record, Detail.all());
  }

  /**
   * Reads what figures are computed from: feedback, replies and responses are empty texts, keys and
   * fingerprints are left out. Takes some 300 bytes of memory for each verdict.
   *
   * @throws UnreadableRunException if there is no record, or not all of it can be read
   */
  public static Run figures(Path record) throws UnreadableRunException {
    return read(record, Detail.figures());
  }

  /**
   * Reads figures as {@link #figures}, and the texts of some checks and of the responses to their
   * prompts.
   *
   * @throws UnreadableRunException if there is no record, or not all of it can be read
   */
  public static Run quoting(Path record, Set<CheckId> quoted) throws UnreadableRunException {
    return read(record, Detail.of(quoted));
  }

  private static Run read(Path record, Detail detail) throws UnreadableRunException {
    try (InputStream in = Files.newInputStream(record)) {
      return read(in, record.toString(), detail);
    } catch (NoSuchFileException e) {
      throw new UnreadableRunException(
          "%s: there is no such run record\n  fix: run the bench first".formatted(record), e);
    } catch (IOException e) {
      throw unreadable(record.toString(), e);
    }
  }

  /**
   * Reads all of a record from an open stream, which is not closed.
   *
   * @param where names the record in messages
   * @throws UnreadableRunException if not all of it can be read
   */
  public static Run read(InputStream record, String where) throws UnreadableRunException {
    return read(record, where, Detail.all());
  }

  private static Run read(InputStream record, String where, Detail detail)
      throws UnreadableRunException {
    RunAssembly assembly = new RunAssembly();
    RecordScan scan = scan(record, where, (start, bytes, line) -> assembly.add(detail.of(line)));
    scan.requireIntact();
    assembly.requireConsistent(scan, where);
    return assembly.run(scan, where);
  }

  private static RecordScan scan(InputStream record, String where, Sink sink)
      throws UnreadableRunException {
    try {
      return RecordScan.of(record, where, sink);
    } catch (IOException e) {
      throw unreadable(where, e);
    }
  }

  static UnreadableRunException unreadable(String where, IOException cause) {
    return new UnreadableRunException(
        "%s: the run record cannot be read\n  found: %s\n  fix: make it a readable file, or run the bench again"
            .formatted(where, cause),
        cause);
  }
}
