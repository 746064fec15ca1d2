package dev.janus.chat.batch;

import dev.janus.digest.DigestIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects requests in files. What is in a batch already, or collected, is not collected again.
 *
 * <p>Not thread-safe.
 */
final class WantedRequests {

  private final BatchFolder folder;
  private final BatchLimits limits;
  private final BatchState state;
  private final List<Part.Contents> full = new ArrayList<>();
  private DigestIndex known = new DigestIndex();
  private @Nullable PartWriter writer;

  WantedRequests(BatchFolder folder, BatchLimits limits, BatchState state) throws IOException {
    this.folder = folder;
    this.limits = limits;
    this.state = state;
    reload();
  }

  /** Forgets what is no longer in a batch: it is answered, or to be collected again. */
  void reload() throws IOException {
    DigestIndex open = new DigestIndex();
    for (Part part : state.open()) {
      PartReader.read(folder, part.number(), line -> open.put(line.name(), 0));
    }
    known = open;
  }

  /** Returns how many requests are collected and not yet taken. */
  long size() {
    long inFull = full.stream().mapToLong(Part.Contents::requests).sum();
    return inFull + (writer == null ? 0 : writer.requests());
  }

  boolean contains(String name) {
    return known.contains(name);
  }

  /** Returns how long a line may be at most, in bytes. */
  long longest() {
    return Math.min(limits.bytes(), LineReader.LONGEST);
  }

  private static int length(String line) {
    return line.getBytes(StandardCharsets.UTF_8).length + 1;
  }

  /**
   * Adds a request that is not there.
   *
   * @return whether it was added: a line that is too long for any file is not
   */
  boolean add(String name, String line) throws IOException {
    int length = length(line);
    if (length > longest()) {
      return false;
    }
    if (writer != null && !writer.hasRoomFor(length, limits)) {
      seal(writer);
    }
    if (writer == null) {
      writer = new PartWriter(folder, nextNumber());
    }
    writer.add(line);
    known.put(name, 0);
    return true;
  }

  /** Returns the number of the next part. */
  private int nextNumber() {
    int last = full.isEmpty() ? 0 : full.get(full.size() - 1).number();
    return Math.max(last, state.lastNumber()) + 1;
  }

  private void seal(PartWriter written) throws IOException {
    full.add(written.finish(state.run(), 1, Part.Form.WANTED));
    writer = null;
  }

  /** Notes what was collected as parts. */
  void take() throws IOException {
    if (writer != null) {
      seal(writer);
    }
    if (!full.isEmpty()) {
      state.written(full);
      full.clear();
    }
  }

  void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }
}
