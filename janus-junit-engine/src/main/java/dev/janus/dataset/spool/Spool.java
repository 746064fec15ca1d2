package dev.janus.dataset.spool;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Cleaner.Cleanable;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Bytes in a temporary file, which goes away with this object, or with the JVM, however that ends.
 * Interrupts of the threads that use it do no harm. Thread-safe.
 */
@API(status = Status.INTERNAL)
public final class Spool implements AutoCloseable {

  private final SpoolFile file;
  private final Cleanable removal;

  private Spool(SpoolFile file) {
    this.file = file;
    // A cleaner of its own: its thread ends when the file is gone.
    this.removal = Cleaner.create().register(this, file::remove);
  }

  /**
   * Makes an empty file.
   *
   * @throws IOException if it cannot be written there
   */
  public static Spool create(Path folder) throws IOException {
    return new Spool(SpoolFile.create(folder, Files::deleteIfExists));
  }

  /** Adds the first bytes of an array and returns where they begin. */
  public long append(byte[] bytes, int length) throws IOException {
    try {
      return file.append(bytes, length);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Returns so many bytes that begin there. */
  public byte[] read(long start, int length) throws IOException {
    try {
      return file.read(start, length);
    } finally {
      // Else the file may be removed while its last reader reads.
      Reference.reachabilityFence(this);
    }
  }

  /** Removes the file at once, for who knows that nobody reads it any more. */
  @Override
  public void close() {
    removal.clean();
  }
}
