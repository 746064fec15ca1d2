package dev.janus.run;

import dev.janus.run.RunLineReader.MalformedLineException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/** Reads a run record. Stateless and thread-safe. */
@API(status = Status.EXPERIMENTAL)
public final class RunReader {

  private RunReader() {}

  /**
   * Reads a record. A last line that was cut off by a crash is left out; any other line that is not
   * part of a record makes the whole record unreadable.
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
      throw new UnreadableRunException(
          "%s: the run record cannot be read\n  found: %s".formatted(record, e), e);
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
      BufferedReader in = new BufferedReader(record);
      String line = in.readLine();
      while (line != null) {
        number++;
        String next = in.readLine();
        accept(assembly, lines, line, next);
        line = next;
      }
    } catch (MalformedLineException e) {
      throw new UnreadableRunException(
          "%s:%d: not a line of a run record of schema %d\n  found: %s\n  fix: restore the file, or run again"
              .formatted(where, number, RunHeader.SCHEMA, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UnreadableRunException(
          "%s: the run record cannot be read\n  found: %s".formatted(where, e), e);
    }
    Run run = assembly.run();
    if (run == null) {
      throw new UnreadableRunException(
          "%s: the run record has no header\n  found: %d lines\n  fix: run the bench again"
              .formatted(where, number),
          null);
    }
    return run;
  }

  private static void accept(
      RunAssembly assembly, RunLineReader lines, String line, @Nullable String next)
      throws MalformedLineException {
    if (line.isBlank()) {
      return;
    }
    try {
      assembly.add(lines.read(line));
    } catch (MalformedLineException e) {
      if (next != null) {
        throw e;
      }
      // The last line was being written when the run was killed: what it would have said is lost.
    }
  }
}
