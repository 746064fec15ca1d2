package dev.janus.chat.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines that only grows. Each line reaches the operating system whole before {@link
 * #append} returns, so that killing the JVM loses none. Unlike with a channel, an interrupt of the
 * thread does not concern it.
 *
 * <p>Thread-safe.
 */
final class LineFile implements AutoCloseable {

  /** Is told of the lines that are there when a file is opened. */
  @FunctionalInterface
  interface Visitor {
    void visit(LineReader.Line line) throws IOException;
  }

  /** Opens a file to be read and written. */
  @FunctionalInterface
  interface Opening {

    /** On the disk. */
    Opening DISK = path -> new RandomAccessFile(path.toFile(), "rw");

    RandomAccessFile open(Path path) throws IOException;
  }

  private static final int CHUNK = 1 << 13;

  private final Path path;
  private final RandomAccessFile file;
  private long end;
  private @Nullable IOException fault;

  /** Takes over a file at its end. */
  LineFile(Path path, RandomAccessFile file) throws IOException {
    this.path = path;
    this.file = file;
    this.end = file.length();
  }

  /** Opens a file, which is created where needed. A last line that was cut off is dropped. */
  static LineFile open(Path path, Opening opening, Visitor visitor) throws IOException {
    Files.createDirectories(Objects.requireNonNull(path.toAbsolutePath().getParent()));
    RandomAccessFile file = opening.open(path);
    try {
      file.setLength(visit(path, visitor));
      return new LineFile(path, file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** Returns where the last whole line ends. */
  private static long visit(Path path, Visitor visitor) throws IOException {
    try (LineReader reader = new LineReader(path)) {
      LineReader.Line line = reader.next();
      while (line != null && line.whole()) {
        visitor.visit(line);
        line = reader.next();
      }
      return line == null ? Files.size(path) : line.offset();
    }
  }

  /**
   * Appends a line and returns where it begins.
   *
   * @throws IOException if it cannot be written; then no later line is taken either
   */
  synchronized long append(String line) throws IOException {
    if (fault != null) {
      throw fault;
    }
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    long offset = end;
    try {
      file.seek(offset);
      file.write(bytes);
    } catch (IOException e) {
      throw refuse(e);
    }
    end = offset + bytes.length;
    return offset;
  }

  private IOException refuse(IOException cause) {
    IOException refused = unwritable(path, cause);
    fault = refused;
    try {
      file.setLength(end);
    } catch (IOException e) {
      refused.addSuppressed(e);
    }
    return refused;
  }

  /** Returns what it means that a file of a batch cannot be written. */
  static IOException unwritable(Path path, IOException cause) {
    return new IOException(
        "%s: the file cannot be written\n  found: %s\n  fix: make room or mend the disk, then run again: what is answered is not paid for twice"
            .formatted(path, Objects.requireNonNullElse(cause.getMessage(), cause.toString())),
        cause);
  }

  /** Returns the line that begins at an offset. */
  synchronized String read(long offset) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    file.seek(offset);
    int count = file.read(chunk);
    while (count > 0) {
      int length = lineLength(chunk, count);
      line.write(chunk, 0, length);
      count = length < count ? 0 : file.read(chunk);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private static int lineLength(byte[] chunk, int count) {
    int length = 0;
    while (length < count && chunk[length] != '\n') {
      length++;
    }
    return length;
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
