package dev.janus.digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Numbers under names, in 32 to 64 bytes each: the names themselves are not kept, but 128 bits of
 * their SHA-256. A million requests fit where a map would need several times the memory.
 *
 * <p>Not thread-safe.
 */
@API(status = Status.INTERNAL)
public final class DigestIndex {

  private static final int FIRST_SLOTS = 1 << 10;

  /** Per slot: two halves of the name's digest, then the number plus one; 0 where it is free. */
  private static final int WIDTH = 3;

  private final MessageDigest sha256;
  private long[] table = new long[FIRST_SLOTS * WIDTH];
  private int size;

  /** Creates an index of nothing. */
  public DigestIndex() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns how many names there are. */
  public int size() {
    return size;
  }

  /**
   * Puts a number under a name, in the place of an earlier one.
   *
   * @param number at least 0
   */
  public void put(String name, long number) {
    ByteBuffer digest = digest(name);
    put(digest.getLong(0), digest.getLong(Long.BYTES), number);
  }

  /**
   * Puts a number under 128 bits of a digest, in the place of an earlier one.
   *
   * @param number at least 0
   */
  public void put(long high, long low, long number) {
    putEntry(high, low, number + 1);
  }

  /** Puts all that another index holds, in the place of earlier numbers. */
  public void putAll(DigestIndex other) {
    for (int i = 0; i < other.table.length; i += WIDTH) {
      if (other.table[i + 2] != 0) {
        putEntry(other.table[i], other.table[i + 1], other.table[i + 2]);
      }
    }
  }

  private void putEntry(long high, long low, long entry) {
    int slot = slot(high, low);
    size += table[slot + 2] == 0 ? 1 : 0;
    fill(slot, high, low, entry);
    if (size > table.length / WIDTH / 4 * 3) {
      grow();
    }
  }

  /** Returns the number under a name, if there is one. */
  public OptionalLong get(String name) {
    ByteBuffer digest = digest(name);
    return get(digest.getLong(0), digest.getLong(Long.BYTES));
  }

  /** Returns the number under 128 bits of a digest, if there is one. */
  public OptionalLong get(long high, long low) {
    long number = table[slot(high, low) + 2];
    return number == 0 ? OptionalLong.empty() : OptionalLong.of(number - 1);
  }

  /** Tells whether there is a number under a name. */
  public boolean contains(String name) {
    return get(name).isPresent();
  }

  /** Returns those of the numbers that are even, under their names. */
  public DigestIndex even() {
    DigestIndex chosen = new DigestIndex();
    for (int i = 0; i < table.length; i += WIDTH) {
      if (table[i + 2] % 2 == 1) {
        chosen.putEntry(table[i], table[i + 1], table[i + 2]);
      }
    }
    return chosen;
  }

  private ByteBuffer digest(String name) {
    return ByteBuffer.wrap(sha256.digest(name.getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns where a name is, or is to be. The number of slots is a power of two. */
  private int slot(long high, long low) {
    int slots = table.length / WIDTH;
    int at = (int) (low & (slots - 1));
    while (table[at * WIDTH + 2] != 0 && !isAt(at * WIDTH, high, low)) {
      at = (at + 1) & (slots - 1);
    }
    return at * WIDTH;
  }

  private boolean isAt(int slot, long high, long low) {
    return table[slot] == high && table[slot + 1] == low;
  }

  private void fill(int slot, long high, long low, long entry) {
    table[slot] = high;
    table[slot + 1] = low;
    table[slot + 2] = entry;
  }

  private void grow() {
    long[] old = table;
    table = new long[old.length * 2];
    for (int i = 0; i < old.length; i += WIDTH) {
      if (old[i + 2] != 0) {
        fill(slot(old[i], old[i + 1]), old[i], old[i + 1], old[i + 2]);
      }
    }
  }
}
