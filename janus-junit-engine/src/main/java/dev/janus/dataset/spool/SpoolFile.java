package dev.janus.dataset.spool;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A temporary file that is open. Where the system lets an open file be deleted, it is deleted at
 * once: it then has no name any more and vanishes with the JVM, even with one that is killed. Where
 * not, as on Windows, it is deleted by {@link #remove}, when the JVM ends, or, if that was killed,
 * by the next one that makes such a file.
 *
 * <p>Not a {@link java.nio.channels.FileChannel}, which closes itself when a thread that uses it is
 * interrupted. Thread-safe.
 */
final class SpoolFile {

  private static final String PREFIX = "janus-";
  private static final String SUFFIX = ".spool";
  private static final int BUFFER = 1 << 17;

  /** Deletes a file, or throws because it is in use. */
  interface Deletion {
    void delete(Path file) throws IOException;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Path path;
  private final RandomAccessFile file;
  private final Deletion deletion;
  private final byte[] buffer = new byte[BUFFER];
  private @Nullable Thread hook;
  private int buffered;
  private long written;

  private SpoolFile(Path path, RandomAccessFile file, Deletion deletion) {
    this.path = path;
    this.file = file;
    this.deletion = deletion;
  }

  /** Makes an empty file that only this user may read. */
  static SpoolFile create(Path folder, Deletion deletion) throws IOException {
    Path path = Files.createTempFile(folder, PREFIX, SUFFIX);
    SpoolFile file = new SpoolFile(path, new RandomAccessFile(path.toFile(), "rw"), deletion);
    try {
      deletion.delete(path);
    } catch (IOException inUse) {
      file.removeAtEnd();
      file.removeLeftovers(folder);
    }
    return file;
  }

  private void removeAtEnd() {
    hook = new Thread(this::remove, "janus-spool");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void removeLeftovers(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path other : files) {
        if (!other.equals(path)) {
          deleteUnlessInUse(other);
        }
      }
    }
  }

  private void deleteUnlessInUse(Path other) {
    try {
      deletion.delete(other);
    } catch (IOException inUse) {
      // By another JVM, or until this one ends.
    }
  }

  long append(byte[] bytes, int length) throws IOException {
    lock.lock();
    try {
      long start = written + buffered;
      if (length > buffer.length - buffered) {
        flush();
      }
      if (length > buffer.length) {
        write(bytes, length);
      } else {
        System.arraycopy(bytes, 0, buffer, buffered, length);
        buffered += length;
      }
      return start;
    } finally {
      lock.unlock();
    }
  }

  private void flush() throws IOException {
    write(buffer, buffered);
    buffered = 0;
  }

  private void write(byte[] bytes, int length) throws IOException {
    if (length > 0) {
      file.seek(written);
      file.write(bytes, 0, length);
      written += length;
    }
  }

  byte[] read(long start, int length) throws IOException {
    byte[] bytes = new byte[length];
    lock.lock();
    try {
      if (start + length > written) {
        flush();
      }
      if (start + length > written) {
        throw new EOFException("the file ends before byte " + (start + length));
      }
      file.seek(start);
      file.readFully(bytes);
    } finally {
      lock.unlock();
    }
    return bytes;
  }

  /** Closes and deletes the file. May be called again. */
  void remove() {
    lock.lock();
    try {
      file.close();
      if (hook != null) {
        deletion.delete(path);
        forget(hook);
      }
    } catch (IOException leftBehind) {
      // Nobody is there to be told, and whoever makes the next such file removes this one.
    } finally {
      lock.unlock();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook is what runs.
    }
  }
}
