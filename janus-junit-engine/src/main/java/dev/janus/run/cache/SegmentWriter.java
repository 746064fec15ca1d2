package dev.janus.run.cache;

import dev.janus.run.cache.SegmentIndex.Place;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Appends lines to segments of its own, which no other process writes to. The first is made when
 * the first line comes, another when one is longer than a bound. Thread-safe.
 */
final class SegmentWriter implements Closeable {

  private final Path folder;
  private final long bound;
  private final SegmentOutput.Opening opening;
  private final Set<Path> written = new HashSet<>();
  private @Nullable OpenSegment current;
  private boolean isClosed;

  /**
   * Writes into a folder.
   *
   * @param folder made when needed
   * @param bound how many bytes a segment has at least before another follows
   */
  SegmentWriter(Path folder, long bound, SegmentOutput.Opening opening) {
    this.folder = folder;
    this.bound = bound;
    this.opening = opening;
  }

  /**
   * Appends a line.
   *
   * @throws IOException if it cannot be appended; later ones still may be
   */
  synchronized Place append(byte[] line) throws IOException {
    OpenSegment segment = open();
    try {
      long offset = segment.append(line);
      if (segment.length() > bound) {
        letGo(segment);
      }
      return new Place(Segment.own(segment.file()), offset);
    } catch (IOException e) {
      if (segment.isSpoilt()) {
        giveUp(segment, e);
      }
      throw e;
    }
  }

  private OpenSegment open() throws IOException {
    if (isClosed) {
      throw new IOException("the cache is closed");
    }
    OpenSegment segment = current;
    if (segment == null) {
      Files.createDirectories(folder.toAbsolutePath());
      Path file = folder.resolve(UUID.randomUUID() + Segment.SUFFIX);
      segment = OpenSegment.create(file, opening);
      written.add(file);
      current = segment;
    }
    return segment;
  }

  private void letGo(OpenSegment segment) throws IOException {
    current = null;
    segment.close();
  }

  private void giveUp(OpenSegment segment, IOException cause) {
    try {
      letGo(segment);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** Returns the segments appended to so far. */
  synchronized Set<Path> written() {
    return Set.copyOf(written);
  }

  /** Closes the segment; what is appended later is refused. */
  @Override
  public synchronized void close() throws IOException {
    isClosed = true;
    if (current != null) {
      letGo(current);
    }
  }
}
