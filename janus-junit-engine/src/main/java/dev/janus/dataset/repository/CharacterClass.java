package dev.janus.dataset.repository;

import java.util.function.IntPredicate;

/**
 * Some characters, as a pattern writes them between brackets: one by one, as ranges, or all others
 * after an exclamation mark. Never a slash.
 *
 * @param text between the brackets, not empty
 */
record CharacterClass(String text) implements IntPredicate {

  /** Returns where the class that starts at a bracket ends, or -1 when it is a mere bracket. */
  static int end(String pattern, int start) {
    int first = start + 1;
    if (first < pattern.length() && isNegation(pattern.charAt(first))) {
      first++;
    }
    // A closing bracket in the first place is a member.
    return pattern.indexOf(']', first + 1);
  }

  private static boolean isNegation(char c) {
    return c == '!' || c == '^';
  }

  @Override
  public boolean test(int c) {
    boolean isNegated = isNegation(text.charAt(0)) && text.length() > 1;
    return c != '/' && isNegated != contains(isNegated ? text.substring(1) : text, c);
  }

  private static boolean contains(String members, int c) {
    int at = 0;
    while (at < members.length()) {
      boolean isRange = at + 2 < members.length() && members.charAt(at + 1) == '-';
      char last = members.charAt(isRange ? at + 2 : at);
      if (members.charAt(at) <= c && c <= last) {
        return true;
      }
      at += isRange ? 3 : 1;
    }
    return false;
  }
}
