package dev.janus.bench;

import dev.janus.digest.Sha256;
import java.util.HexFormat;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * One of several parts of a bench. Which prompts it holds depends on their ids only, so it is the
 * same on every machine and whatever else the bench holds.
 *
 * @param number from 1
 * @param of how many there are
 */
@API(status = Status.EXPERIMENTAL)
public record Shard(int number, int of) {

  /**
   * Reads {@code i/n}.
   *
   * @throws IllegalArgumentException if the text is no part of a whole
   */
  public static Shard parse(String text) {
    String[] parts = text.split("/", -1);
    try {
      Shard shard = new Shard(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
      if (parts.length == 2 && shard.number >= 1 && shard.number <= shard.of) {
        return shard;
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(refusal(text), e);
    }
    throw new IllegalArgumentException(refusal(text));
  }

  private static String refusal(String text) {
    return "janus.shard: not a part of a whole\n  found: \"%s\"\n  fix: write i/n, for example 2/4"
        .formatted(text);
  }

  /** Returns the shard that a prompt belongs to. */
  public Shard shardOf(String promptId) {
    long hash = HexFormat.fromHexDigitsToLong(Sha256.of(promptId), 0, Long.BYTES * 2);
    return new Shard((int) Long.remainderUnsigned(hash, of) + 1, of);
  }

  /** Tells whether a prompt belongs to it. */
  public boolean holds(String promptId) {
    return shardOf(promptId).equals(this);
  }

  /** Returns {@code i/n}. */
  @Override
  public String toString() {
    return number + "/" + of;
  }
}
