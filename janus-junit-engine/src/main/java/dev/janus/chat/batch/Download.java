package dev.janus.chat.batch;

import dev.janus.chat.http.AttemptException;
import dev.janus.chat.limit.Fault;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import okio.BufferedSource;

/**
 * Writes what comes over a connection into a file, without holding more than a piece of it. An
 * attempt starts the file anew.
 *
 * @param target the file
 * @param maximum bytes that may come
 * @param tooLarge what it means when more come
 */
record Download(Path target, long maximum, Fault tooLarge) {

  private static final int PIECE = 1 << 16;

  /**
   * Reads to the end.
   *
   * @return how many bytes came
   * @throws IOException if the connection breaks
   * @throws AttemptException if more than the maximum comes
   * @throws UncheckedIOException if the file cannot be written
   */
  long read(BufferedSource source) throws IOException, AttemptException {
    byte[] piece = new byte[PIECE];
    long total = 0;
    try (Output output = new Output(target)) {
      int count = source.read(piece);
      while (count >= 0) {
        total += count;
        if (total > maximum) {
          throw new AttemptException(tooLarge);
        }
        output.write(piece, count);
        count = source.read(piece);
      }
    }
    return total;
  }

  /** Tells faults of the disk from those of the connection. */
  private static final class Output implements AutoCloseable {

    private final Path path;
    private final OutputStream stream;

    Output(Path path) {
      this.path = path;
      try {
        stream = new FileOutputStream(path.toFile());
      } catch (IOException e) {
        throw disk(e);
      }
    }

    void write(byte[] piece, int count) {
      try {
        stream.write(piece, 0, count);
      } catch (IOException e) {
        throw disk(e);
      }
    }

    private UncheckedIOException disk(IOException e) {
      return new UncheckedIOException(LineFile.unwritable(path, e));
    }

    @Override
    public void close() {
      try {
        stream.close();
      } catch (IOException e) {
        throw disk(e);
      }
    }
  }
}
