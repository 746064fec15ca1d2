package dev.janus.run.cache;

import java.util.OptionalLong;

/**
 * Numbers under numbers, at 22 to 43 bytes each: a cache may have a million entries, and a map of
 * objects takes three times as much. Names are the start of a hash, so they need none. Not
 * thread-safe.
 */
final class PlaceTable {

  private static final int FIRST_SLOTS = 1024;

  /** Pairs of a name and what is under it; 0 under a name says that the slot is free. */
  private long[] slots = new long[2 * FIRST_SLOTS];

  private int size;

  /**
   * Puts a number under a name, in the place of what was under it.
   *
   * @param place which is not 0
   */
  void put(long name, long place) {
    int slot = slot(name);
    if (slots[slot + 1] == 0) {
      size++;
    }
    slots[slot] = name;
    slots[slot + 1] = place;
    if (size > slots.length / 8 * 3) {
      grow();
    }
  }

  /** Puts all that another table holds. */
  void putAll(PlaceTable other) {
    long[] theirs = other.slots;
    for (int slot = 0; slot < theirs.length; slot += 2) {
      if (theirs[slot + 1] != 0) {
        put(theirs[slot], theirs[slot + 1]);
      }
    }
  }

  /** Returns what is under a name. */
  OptionalLong get(long name) {
    long place = slots[slot(name) + 1];
    return place == 0 ? OptionalLong.empty() : OptionalLong.of(place);
  }

  /** Returns how many names there are. */
  int size() {
    return size;
  }

  /** Returns where a name is or belongs: a quarter of all slots is free. */
  private int slot(long name) {
    int mask = slots.length - 1;
    int slot = ((int) name << 1) & mask;
    while (slots[slot + 1] != 0 && slots[slot] != name) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  private void grow() {
    PlaceTable smaller = new PlaceTable();
    smaller.slots = slots;
    slots = new long[2 * slots.length];
    size = 0;
    putAll(smaller);
  }
}
