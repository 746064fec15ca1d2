package dev.janus.run;

import dev.janus.run.RunLineReader.MalformedLineException;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Reads a run record. Stateless and thread-safe. */
@API(status = Status.EXPERIMENTAL)
public final class RunReader {

  private RunReader() {}

  /** Remembers the last character that was read. */
  private static final class Watched extends FilterReader {

    private int last;

    Watched(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      if (count > 0) {
        last = buffer[offset + count - 1];
      }
      return count;
    }

    boolean endsLine() {
      return last == '\n';
    }
  }

  /**
   * Reads a record. A last line that was cut off by a crash, and so has no end and is no JSON, is
   * left out; any other line that is not part of a record makes the whole record unreadable.
   *
   * @throws UnreadableRunException if there is no record, or not all of it can be read
   */
  public static Run read(Path record) throws UnreadableRunException {
    try (InputStream in = Files.newInputStream(record)) {
      return read(new InputStreamReader(in, StandardCharsets.UTF_8), record.toString());
    } catch (NoSuchFileException e) {
      throw new UnreadableRunException(
          "%s: there is no such run record\n  fix: run the bench first".formatted(record), e);
    } catch (IOException e) {
      throw unreadable(record.toString(), e);
    }
  }

  /**
   * Reads a record from an open reader, which is not closed.
   *
   * @param where names the record in messages
   * @throws UnreadableRunException if not all of it can be read
   */
  public static Run read(Reader record, String where) throws UnreadableRunException {
    RunAssembly assembly = new RunAssembly();
    RunLineReader lines = new RunLineReader();
    int number = 0;
    try {
      Watched watched = new Watched(record);
      BufferedReader in = new BufferedReader(watched);
      String line = in.readLine();
      while (line != null) {
        number++;
        String next = in.readLine();
        if (next == null && !watched.endsLine()) {
          readLast(lines, line).ifPresent(assembly::add);
        } else if (!line.isBlank()) {
          assembly.add(lines.read(line));
        }
        line = next;
      }
    } catch (MalformedLineException e) {
      throw new UnreadableRunException(
          "%s:%d: not a line of a run record of schema %d\n  found: %s\n  fix: restore the file, or run again"
              .formatted(where, number, RunHeader.SCHEMA, e.getMessage()),
          e);
    } catch (IOException e) {
      throw unreadable(where, e);
    }
    Run run = assembly.run();
    if (run == null) {
      throw new UnreadableRunException(
          "%s: the run record has no header\n  found: %s\n  fix: run the bench again"
              .formatted(where, number == 1 ? "1 line" : number + " lines"),
          null);
    }
    return run;
  }

  private static Optional<RunLine> readLast(RunLineReader lines, String line)
      throws MalformedLineException {
    try {
      return line.isBlank() ? Optional.empty() : Optional.of(lines.read(line));
    } catch (MalformedLineException e) {
      if (e.isJson()) {
        throw e;
      }
      // It was being written when the run was killed: what it would have said is lost.
      return Optional.empty();
    }
  }

  private static UnreadableRunException unreadable(String where, IOException cause) {
    return new UnreadableRunException(
        "%s: the run record cannot be read\n  found: %s\n  fix: make it a readable file, or run the bench again"
            .formatted(where, cause),
        cause);
  }
}
