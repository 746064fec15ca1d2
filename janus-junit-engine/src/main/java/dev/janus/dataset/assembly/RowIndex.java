package dev.janus.dataset.assembly;

import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Finds rows by a key of theirs that is not kept: hashes tell keys apart, and where two are equal
 * someone compares the keys. Takes 5 to 11 bytes a row. Not thread-safe.
 */
final class RowIndex {

  private static final int SMALLEST = 64;

  private final Longs hashes;

  /** Numbers of rows, plus one; zero where there is none. */
  private int[] slots = new int[SMALLEST];

  private int size;

  /**
   * Starts empty.
   *
   * @param hashes of the keys, by the number of the row
   */
  RowIndex(Longs hashes) {
    this.hashes = hashes;
  }

  int size() {
    return size;
  }

  /**
   * Returns the first row with a key.
   *
   * @param hash of the key
   * @param hasKey whether a row has the very key
   */
  OptionalInt find(long hash, IntPredicate hasKey) {
    for (int slot = slot(hash); slots[slot] != 0; slot = next(slot)) {
      int row = slots[slot] - 1;
      if (hashes.get(row) == hash && hasKey.test(row)) {
        return OptionalInt.of(row);
      }
    }
    return OptionalInt.empty();
  }

  /** Adds a row whose hash is there already. */
  void add(int row) {
    if (4L * size >= 3L * slots.length) {
      grow();
    }
    put(row);
    size++;
  }

  private void grow() {
    int[] old = slots;
    slots = new int[2 * old.length];
    for (int entry : old) {
      if (entry != 0) {
        put(entry - 1);
      }
    }
  }

  private void put(int row) {
    int slot = slot(hashes.get(row));
    while (slots[slot] != 0) {
      slot = next(slot);
    }
    slots[slot] = row + 1;
  }

  private int slot(long hash) {
    return (int) hash & (slots.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  /** Returns the rows, in no order. */
  int[] rows() {
    int[] rows = new int[size];
    int count = 0;
    for (int entry : slots) {
      if (entry != 0) {
        rows[count++] = entry - 1;
      }
    }
    return rows;
  }
}
