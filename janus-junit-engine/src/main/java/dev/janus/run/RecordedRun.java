package dev.janus.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A record that is read once: its figures are kept in memory, its texts are looked up when they are
 * asked for.
 *
 * @param figures the run without its texts, as {@link RunReader#figures} returns it
 * @param transcript finds the texts; closed with this
 */
@API(status = Status.EXPERIMENTAL)
public record RecordedRun(Run figures, Transcript transcript) implements AutoCloseable {

  /**
   * Reads a record that is to be replayed.
   *
   * @throws UnreadableRunException if not all of it can be read
   * @throws IOException if it cannot be opened
   */
  public static RecordedRun toReplay(Path record) throws UnreadableRunException, IOException {
    return read(RecordBytes.of(record), record.toString(), true).run();
  }

  /**
   * Reads a record that is to be replayed, and that is no file.
   *
   * @param where names the record in messages
   * @throws UnreadableRunException if not all of it can be read
   * @throws IOException never
   */
  public static RecordedRun toReplay(byte[] record, String where)
      throws UnreadableRunException, IOException {
    return read(RecordBytes.of(record), where, true).run();
  }

  /**
   * A record that may go on.
   *
   * @param run what is in its lines, the damaged ones left out
   * @param tally how much that is, and what it took
   * @param scan tells which lines are damaged
   */
  record Earlier(RecordedRun run, RecordTally tally, RecordScan scan) {

    /**
     * Tells whether lines were left out, so that the run is not finished whatever its footer says.
     */
    boolean isDamaged() {
      return !scan.damages().isEmpty();
    }
  }

  /**
   * Reads a record that may go on; damaged lines are left out.
   *
   * @throws UnreadableRunException if there is no header in it
   * @throws IOException if it cannot be opened or read
   */
  static Earlier toGoOn(Path record) throws UnreadableRunException, IOException {
    return read(RecordBytes.of(record), record.toString(), false);
  }

  private static Earlier read(RecordBytes bytes, String where, boolean replayed)
      throws UnreadableRunException, IOException {
    RunAssembly assembly = new RunAssembly();
    Detail detail = Detail.figures();
    Transcript.Builder transcript = new Transcript.Builder(bytes, replayed);
    try (InputStream in = bytes.open()) {
      RecordScan scan =
          RecordScan.of(
              in,
              where,
              (start, read, line) -> {
                assembly.add(detail.of(line));
                transcript.add(start, line);
              });
      if (replayed) {
        scan.requireIntact();
        assembly.requireConsistent(scan, where);
      }
      RecordedRun run = new RecordedRun(assembly.run(scan, where), transcript.build());
      return new Earlier(run, assembly.tally(), scan);
    } catch (UnreadableRunException e) {
      bytes.close();
      throw e;
    } catch (IOException e) {
      bytes.close();
      throw RunReader.unreadable(where, e);
    }
  }

  @Override
  public void close() throws IOException {
    transcript.close();
  }
}
