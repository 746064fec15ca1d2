package dev.janus.maven.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that appears under its name when it is whole, and not before. Until then it lies beside
 * that name. Several processes may write the same file at once: one of them comes last, and all
 * wrote the same. Not thread-safe.
 */
final class NewFile implements Closeable {

  private static final String SUFFIX = ".incomplete";

  /** Whoever writes does so all the time; what nobody wrote to for this long is left over. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path target;
  private final Path incomplete;
  private final FileChannel channel;

  private NewFile(Path target, Path incomplete, FileChannel channel) {
    this.target = target;
    this.incomplete = incomplete;
    this.channel = channel;
  }

  /** Starts an empty file, in a folder that is made when it is missing. */
  static NewFile of(Path path) throws IOException {
    Path target = path.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Optional<NewFile> file = Optional.empty();
    for (int number = 1; file.isEmpty(); number++) {
      file = open(target, number);
    }
    file.get().deleteAbandoned();
    return file.get();
  }

  /** Returns nothing when somebody else writes under that number. */
  private static Optional<NewFile> open(Path target, int number) throws IOException {
    Path incomplete = target.resolveSibling(target.getFileName() + "." + number + SUFFIX);
    try {
      FileChannel channel =
          FileChannel.open(incomplete, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return Optional.of(new NewFile(target, incomplete, channel));
    } catch (FileAlreadyExistsException otherWriter) {
      return Optional.empty();
    }
  }

  FileChannel channel() {
    return channel;
  }

  /** Puts the file under its name, in place of what is there. */
  void finish() throws IOException {
    channel.force(true);
    channel.close();
    try {
      Files.move(
          incomplete, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException e) {
      // Windows replaces no file that somebody reads; what is read is what would replace it.
      if (!Files.isRegularFile(target)) {
        throw e;
      }
    }
  }

  /** Removes the file unless it is finished. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(incomplete);
  }

  /** Deletes what processes left that were killed. The file system's own clock tells the age. */
  private void deleteAbandoned() throws IOException {
    Instant oldest = Files.getLastModifiedTime(incomplete).toInstant().minus(ABANDONED);
    String pattern = target.getFileName() + ".*" + SUFFIX;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(incomplete.getParent(), pattern)) {
      for (Path file : files) {
        FileTime modified = Files.getLastModifiedTime(file);
        if (modified.toInstant().isBefore(oldest)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
