package dev.janus.run.cache;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Removes entries of a cache: the ones unused longest first. */
final class Pruning {

  private record Entry(Path file, long bytes, Instant used) {}

  private final Path entries;
  private final Instant oldest;
  private final long maximumBytes;

  Pruning(Path entries, Instant oldest, long maximumBytes) {
    this.entries = entries;
    this.oldest = oldest;
    this.maximumBytes = maximumBytes;
  }

  Pruned run() throws IOException {
    List<Entry> all = entries();
    all.sort(Comparator.comparing(Entry::used));
    long left = all.stream().mapToLong(Entry::bytes).sum();
    long removed = 0;
    long bytes = 0;
    for (Entry entry : all) {
      if (entry.used.isBefore(oldest) || left > maximumBytes) {
        Files.deleteIfExists(entry.file);
        removed++;
        bytes += entry.bytes;
        left -= entry.bytes;
      }
    }
    return new Pruned(removed, bytes, all.size() - removed, left);
  }

  private List<Entry> entries() throws IOException {
    List<Entry> found = new ArrayList<>();
    if (!Files.isDirectory(entries)) {
      return found;
    }
    Files.walkFileTree(
        entries,
        new SimpleFileVisitor<>() {

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            found.add(
                new Entry(file, attributes.size(), attributes.lastModifiedTime().toInstant()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
            if (cause instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw cause;
          }
        });
    return found;
  }
}
