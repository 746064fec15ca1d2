package dev.janus.dataset.repository;

import java.util.ArrayList;
import java.util.List;

/** Alternatives in braces: <code>a.{json,csv}</code> is {@code a.json} and {@code a.csv}. */
final class Braces {

  private static final int MOST = 1000;

  private Braces() {}

  /** Returns all texts that a text stands for; at most a thousand, then itself alone. */
  static List<String> expand(String text) {
    List<String> expanded = new ArrayList<>();
    return expand(text, expanded) ? expanded : List.of(text);
  }

  /** Returns whether there were not too many. */
  private static boolean expand(String text, List<String> expanded) {
    int open = text.lastIndexOf('{');
    int close = open < 0 ? -1 : text.indexOf('}', open);
    if (close < 0) {
      expanded.add(text);
      return expanded.size() <= MOST;
    }
    // The last opening brace has none within it.
    for (String alternative : text.substring(open + 1, close).split(",", -1)) {
      if (!expand(text.substring(0, open) + alternative + text.substring(close + 1), expanded)) {
        return false;
      }
    }
    return true;
  }
}
