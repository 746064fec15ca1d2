package dev.janus.run.cache;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/** A file whose time says when a cache was pruned last. */
final class DailyMark {

  private static final Duration DAY = Duration.ofDays(1);

  private final Path file;

  /** Marks a folder, which is there. */
  DailyMark(Path folder) {
    this.file = folder.resolve("pruned");
  }

  /**
   * Marks the time, if the last one is a day away.
   *
   * @return whether it was marked
   * @throws IOException if the mark cannot be read or written
   */
  boolean claim(Instant now) throws IOException {
    try {
      Instant last = Files.getLastModifiedTime(file).toInstant();
      // A clock that went back holds it up for a day at most.
      return Duration.between(last, now).abs().compareTo(DAY) >= 0 && mark(now);
    } catch (NoSuchFileException e) {
      return create(now);
    }
  }

  private boolean create(Instant now) throws IOException {
    try {
      Files.createFile(file);
      return mark(now);
    } catch (FileAlreadyExistsException another) {
      return false;
    }
  }

  private boolean mark(Instant now) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(now));
    return true;
  }
}
