package dev.janus.run.cache;

import dev.janus.digest.DigestIndex;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where each entry is. All segments are read once, when the first entry is looked for; of what is
 * appended later, only what this process appends is found. Thread-safe.
 */
final class SegmentIndex {

  /** A place is the number of a segment, from 1, and an offset of at most so many bits. */
  private static final int OFFSET_BITS = 40;

  /**
   * Where an entry is.
   *
   * @param offset where its line starts
   */
  record Place(Segment segment, long offset) {}

  private final Path folder;
  private final List<Segment> segments = new ArrayList<>();
  private final Map<Path, Integer> numbers = new HashMap<>();

  /** What this process appended before all was read. */
  private final DigestIndex early = new DigestIndex();

  private DigestIndex places = new DigestIndex();
  private boolean isRead;

  /** Indexes the segments in a folder, which may not be there. */
  SegmentIndex(Path folder) {
    this.folder = folder;
  }

  /** Reads all segments, if that was not done. */
  synchronized void load() {
    if (!isRead) {
      places = new DigestIndex();
      isRead = isReadWhole();
      places.putAll(early);
    }
  }

  /** Returns where an entry is. */
  synchronized Optional<Place> find(EntryName name) {
    load();
    OptionalLong place = places.get(name.high(), name.low());
    return place.isEmpty() ? Optional.empty() : Optional.of(unpack(place.getAsLong()));
  }

  /** Adds an entry that this process appended. */
  synchronized void add(EntryName name, Place place) {
    (isRead ? places : early).put(name.high(), name.low(), pack(place.segment(), place.offset()));
  }

  /** Reads all segments. False if the thread is interrupted: the next one reads them again. */
  private boolean isReadWhole() {
    try {
      for (Segment segment : Segment.in(folder)) {
        read(segment);
      }
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    } catch (IOException e) {
      // A folder that cannot be read has no entries. If it cannot be written either, that is told.
      return true;
    }
  }

  private void read(Segment segment) throws ClosedByInterruptException {
    try {
      SegmentScan.entries(
          segment.file(), (high, low, offset) -> places.put(high, low, pack(segment, offset)));
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      // Pruned just now, or broken: what was read of it are entries.
    }
  }

  private long pack(Segment segment, long offset) {
    Integer known = numbers.get(segment.file());
    if (known == null) {
      segments.add(segment);
      known = segments.size();
      numbers.put(segment.file(), known);
    }
    return ((long) known << OFFSET_BITS) | offset;
  }

  private Place unpack(long place) {
    int number = (int) (place >>> OFFSET_BITS);
    return new Place(segments.get(number - 1), place & ((1L << OFFSET_BITS) - 1));
  }
}
