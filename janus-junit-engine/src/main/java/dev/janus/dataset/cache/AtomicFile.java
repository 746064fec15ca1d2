package dev.janus.dataset.cache;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Puts a file in its place whole or not at all, whenever the process ends. */
final class AtomicFile {

  private final FileOpening opening;

  AtomicFile(FileOpening opening) {
    this.opening = opening;
  }

  /** Writes a small text, by way of a file beside it. */
  void write(Path unfinished, Path target, String text) throws IOException {
    Files.createDirectories(unfinished.getParent());
    try {
      try (OutputStream out = opening.open(unfinished, StandardOpenOption.TRUNCATE_EXISTING)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      publish(unfinished, target);
    } catch (IOException e) {
      discard(unfinished, e);
      throw e;
    }
  }

  /** Moves a whole file to where others look for it. What was there is replaced at once. */
  static void publish(Path finished, Path target) throws IOException {
    try (FileChannel channel = FileChannel.open(finished, StandardOpenOption.WRITE)) {
      // Else a file could have its name before its content when the machine stops.
      channel.force(true);
    }
    Files.createDirectories(target.getParent());
    Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes what did not become whole; the fault that led to it stays the one that is told. */
  static void discard(Path unfinished, IOException fault) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      fault.addSuppressed(e);
    }
  }
}
