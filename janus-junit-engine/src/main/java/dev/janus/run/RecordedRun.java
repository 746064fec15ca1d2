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
    return read(RecordBytes.of(record), record.toString(), true, new RecordTally());
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
    return read(RecordBytes.of(record), where, true, new RecordTally());
  }

  /**
   * A record that goes on.
   *
   * @param run what is in it
   * @param tally how much that is, and what it took
   */
  record Earlier(RecordedRun run, RecordTally tally) {}

  /**
   * Reads a record that goes on.
   *
   * @throws UnreadableRunException if not all of it can be read
   * @throws IOException if it cannot be opened
   */
  static Earlier toGoOn(Path record) throws UnreadableRunException, IOException {
    RecordTally tally = new RecordTally();
    return new Earlier(read(RecordBytes.of(record), record.toString(), false, tally), tally);
  }

  private static RecordedRun read(
      RecordBytes bytes, String where, boolean replayed, RecordTally tally)
      throws UnreadableRunException, IOException {
    RunAssembly assembly = new RunAssembly();
    Detail detail = Detail.figures();
    Transcript.Builder transcript = new Transcript.Builder(bytes, replayed);
    try (InputStream in = bytes.open()) {
      RunReader.scan(
          in,
          where,
          (start, line) -> {
            assembly.add(detail.of(line));
            transcript.add(start, line);
            tally.add(line);
          });
      return new RecordedRun(assembly.run(where), transcript.build());
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
