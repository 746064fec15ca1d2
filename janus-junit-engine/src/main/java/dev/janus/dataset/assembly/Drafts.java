package dev.janus.dataset.assembly;

import dev.janus.dataset.row.RefusedFileException;
import dev.janus.dataset.spool.Spooling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a bench to be, numbered in their order: in memory until their text gets too much,
 * then all of them in a file. Not thread-safe.
 */
final class Drafts {

  private final Spooling spooling;
  private final List<Draft> held = new ArrayList<>();
  private @Nullable SpooledDrafts spooled;
  private long text;

  Drafts(Spooling spooling) {
    this.spooling = spooling;
  }

  int size() {
    return spooled == null ? held.size() : spooled.size();
  }

  /**
   * Adds the next row.
   *
   * @throws RefusedFileException if it cannot be written; no more rows can then be added
   */
  void add(Draft draft) throws RefusedFileException {
    text += draft.textLength();
    if (spooled == null && text > spooling.textInMemory()) {
      spooled = SpooledDrafts.in(spooling.folder());
      for (Draft before : held) {
        spooled.add(before);
      }
      held.clear();
    }
    if (spooled == null) {
      held.add(draft);
    } else {
      spooled.add(draft);
    }
  }

  /**
   * Returns a row.
   *
   * @throws LostRowException if the file cannot be read
   */
  Draft get(int row) {
    return spooled == null ? held.get(row) : spooled.get(row);
  }

  /** Returns the rows, if they are in a file. */
  Optional<SpooledDrafts> spooled() {
    return Optional.ofNullable(spooled);
  }

  /** Removes the file, if there is one: the rows are of no use. */
  void discard() {
    if (spooled != null) {
      spooled.discard();
    }
  }
}
