package dev.janus.dataset.assembly;

import static java.util.Objects.requireNonNull;

import java.util.BitSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The prompt ids of a bench's rows: those that rows have of their own are in the rows, those made
 * from content are here, eight bytes each. Immutable.
 */
final class RowIds {

  /** How many hexadecimal digits an id has when no other one begins with them. */
  static final int SHORTEST = 8;

  private final BitSet own;
  private final Longs hashes;
  private final Map<Integer, String> longer;

  /**
   * Takes what {@link PromptIds} found out.
   *
   * @param own which rows have their own
   * @param hashes the first digits of the content's hash, for the other rows
   * @param longer the ids that these digits do not make, by row
   */
  RowIds(BitSet own, Longs hashes, Map<Integer, String> longer) {
    this.own = own;
    this.hashes = hashes;
    this.longer = longer;
  }

  /** Returns the id of a row. */
  String of(int row, Draft draft) {
    return made(row).orElseGet(() -> requireNonNull(draft.id()));
  }

  /** Returns the id made for a row; empty when it has its own. */
  Optional<String> made(int row) {
    if (own.get(row)) {
      return Optional.empty();
    }
    String known = longer.get(row);
    return Optional.of(known == null ? shortest(hashes.get(row)) : known);
  }

  /** Returns the shortest id made from a hash that begins with these digits. */
  static String shortest(long hash) {
    return "p" + HexFormat.of().toHexDigits((int) (hash >>> Integer.SIZE));
  }
}
