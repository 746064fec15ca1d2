package dev.janus.dataset.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps others, in this JVM and in other processes, from doing the same work at the same time. A
 * killed JVM lets go. The lock file stays, as that of the Python libraries does: to delete it would
 * let a third process lock a new one beside it.
 */
final class FileHold implements AutoCloseable {

  /**
   * What this JVM holds. The operating system's locks belong to the JVM as a whole, and closing any
   * channel of a locked file lets go of them: so it must not be opened a second time.
   */
  private static final Set<Path> HELD = new HashSet<>();

  private static final long POLL_MILLISECONDS = 20;

  private final Path realPath;
  private final FileChannel channel;

  private FileHold(Path realPath, FileChannel channel) {
    this.realPath = realPath;
    this.channel = channel;
  }

  /** Waits until nobody else holds the file, which is created where needed, and takes hold. */
  static FileHold take(Path folder, String name) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path realPath = folder.toRealPath().resolve(name);
    enter(realPath);
    FileChannel channel = null;
    try {
      channel = FileChannel.open(realPath, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock(channel);
      return new FileHold(realPath, channel);
    } catch (FileLockInterruptionException e) {
      leave(realPath, channel);
      Thread.interrupted();
      throw (InterruptedException) new InterruptedException("while waiting").initCause(e);
    } catch (IOException | InterruptedException e) {
      leave(realPath, channel);
      throw e;
    }
  }

  private static void lock(FileChannel channel) throws IOException, InterruptedException {
    boolean locked = false;
    while (!locked) {
      try {
        channel.lock();
        locked = true;
      } catch (OverlappingFileLockException e) {
        // This class again, from another class loader of this JVM: it has a set of its own.
        TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
      }
    }
  }

  private static void enter(Path realPath) throws InterruptedException {
    synchronized (HELD) {
      while (!HELD.add(realPath)) {
        HELD.wait();
      }
    }
  }

  private static void leave(Path realPath, @Nullable FileChannel channel) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      synchronized (HELD) {
        HELD.remove(realPath);
        HELD.notifyAll();
      }
    }
  }

  @Override
  public void close() throws IOException {
    leave(realPath, channel);
  }
}
