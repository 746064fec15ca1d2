package dev.janus.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a record anew, without its damaged lines and with a checksum on each other one. */
final class RecordRepair {

  private RecordRepair() {}

  /**
   * Replaces a record, whole or not at all.
   *
   * @param scan of the record
   * @throws IOException if it cannot be read or written; the record is as it was then
   */
  static void repair(Path record, RecordScan scan) throws IOException {
    Path unfinished = record.resolveSibling(record.getFileName() + ".part");
    // Lines without a checksum are damaged beside lines with one: the scan cannot know at once.
    boolean needed = scan.hasChecksums();
    try {
      try (InputStream in = Files.newInputStream(record);
          OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
        RecordScan.of(
            in,
            record.toString(),
            (start, bytes, line) -> {
              if (!needed || Checksum.of(bytes) == Checksum.RIGHT) {
                write(out, Checksum.add(bytes));
              }
            });
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      Files.move(unfinished, record, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void write(OutputStream out, byte[] line) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
