package dev.janus.run.cache;

import dev.janus.run.cache.SegmentScan.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Removes segments of a cache: the ones that were modified longest ago first. */
final class Pruning {

  /** Removes a file. */
  interface Removal {

    /**
     * Removes a file.
     *
     * @throws IOException if it stays; or if it was not there, which is as well
     */
    void remove(Path file) throws IOException;
  }

  private record Sized(Segment segment, Size size) {}

  private final Path folder;
  private final Instant oldest;
  private final long maximumBytes;
  private final Set<Path> spared;
  private final Removal removal;

  /**
   * Prunes a folder.
   *
   * @param oldest what was modified before goes
   * @param maximumBytes what goes beyond is what is too much
   * @param spared stays in any case
   */
  Pruning(Path folder, Instant oldest, long maximumBytes, Set<Path> spared, Removal removal) {
    this.folder = folder;
    this.oldest = oldest;
    this.maximumBytes = maximumBytes;
    this.spared = spared;
    this.removal = removal;
  }

  Pruned run() throws IOException {
    List<Sized> all = segments();
    long bytesLeft = all.stream().mapToLong(sized -> sized.size.bytes()).sum();
    List<Size> removed = new ArrayList<>();
    List<Size> kept = new ArrayList<>();
    for (Sized sized : all) {
      boolean goes = sized.segment.modified().isBefore(oldest) || bytesLeft > maximumBytes;
      if (goes && !spared.contains(sized.segment.file()) && isRemoved(sized.segment.file())) {
        removed.add(sized.size);
        bytesLeft -= sized.size.bytes();
      } else {
        kept.add(sized.size);
      }
    }
    return new Pruned(entries(removed), bytes(removed), entries(kept), bytes(kept));
  }

  private List<Sized> segments() throws IOException {
    List<Sized> all = new ArrayList<>();
    for (Segment segment : Segment.in(folder)) {
      sized(segment).ifPresent(all::add);
    }
    return all;
  }

  private static Optional<Sized> sized(Segment segment) throws IOException {
    try {
      return Optional.of(new Sized(segment, SegmentScan.size(segment.file())));
    } catch (NoSuchFileException e) {
      // Another process removed it just now.
      return Optional.empty();
    }
  }

  private boolean isRemoved(Path file) throws IOException {
    try {
      removal.remove(file);
      return true;
    } catch (NoSuchFileException e) {
      // Another process removed it just now.
      return true;
    } catch (IOException e) {
      if (Files.isWritable(file.toAbsolutePath().getParent())) {
        // Windows removes no file that another process has open; a later pruning will.
        return false;
      }
      throw e;
    }
  }

  private static long entries(List<Size> sizes) {
    return sizes.stream().mapToLong(Size::entries).sum();
  }

  private static long bytes(List<Size> sizes) {
    return sizes.stream().mapToLong(Size::bytes).sum();
  }
}
