package dev.janus.gate;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Finds the name that a mistyped one was meant to be. Immutable.
 *
 * @param known the names there are
 */
@API(status = Status.INTERNAL)
public record Spelling(Collection<String> known) {

  /** Copies the names, keeping their order. */
  public Spelling {
    known = List.copyOf(known);
  }

  /**
   * Returns the known name that takes the fewest insertions, deletions and substitutions to get to,
   * whatever the case; the first of several; empty when that is more than a third of the word.
   */
  public Optional<String> nearest(String word) {
    return known.stream()
        .filter(name -> distance(word, name) <= Math.max(2, word.length() / 3))
        .min(Comparator.comparingInt(name -> distance(word, name)));
  }

  /** Returns what to write instead: the nearest name, else all of them. */
  public String suggestion(String word, String verb) {
    return verb + nearest(word).orElseGet(() -> String.join(", ", known));
  }

  private static int distance(String left, String right) {
    String from = left.toLowerCase(Locale.ROOT);
    String to = right.toLowerCase(Locale.ROOT);
    int[] above = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      above = nextRow(above, row, from.charAt(row - 1), to);
    }
    return above[to.length()];
  }

  private static int[] nextRow(int[] above, int row, char letter, String to) {
    int[] current = new int[above.length];
    current[0] = row;
    for (int column = 1; column < current.length; column++) {
      int substituted = above[column - 1] + (to.charAt(column - 1) == letter ? 0 : 1);
      int shifted = Math.min(above[column], current[column - 1]) + 1;
      current[column] = Math.min(substituted, shifted);
    }
    return current;
  }
}
