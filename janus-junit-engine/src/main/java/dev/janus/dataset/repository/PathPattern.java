package dev.janus.dataset.repository;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * A pattern of paths: {@code *} and {@code ?} stay within a folder, {@code **} does not, {@code
 * [..]} is one of some characters and <code>{a,b}</code> one of some texts. Hidden files and
 * folders, and folders that start with two underscores, have to be named as such.
 *
 * <p>Patterns are written by strangers: a pattern takes time in proportion to its length and the
 * path's, however many stars it has.
 */
final class PathPattern {

  /**
   * All that is no literal text, and slashes, since two stars and a slash may stand for nothing.
   */
  private static final Pattern NO_TEXT = Pattern.compile("\\[[!^]?\\]?[^\\]]*\\]|[*?\\[\\]/]");

  private final String pattern;
  private final List<Step> steps;

  /** The longest text that each matching path has in it; most paths need no closer look. */
  private final String text;

  /** Goes on from each position that a path was matched up to. */
  private interface Step {
    BitSet from(BitSet positions, String path);
  }

  private PathPattern(String pattern) {
    this.pattern = pattern;
    this.steps = steps(pattern);
    this.text =
        NO_TEXT.splitAsStream(pattern).max(Comparator.comparingInt(String::length)).orElse("");
  }

  /** Returns the patterns that a text with braces stands for. */
  static List<PathPattern> of(String text) {
    String plain = text.startsWith("./") ? text.substring(2) : text;
    return Braces.expand(plain).stream().map(PathPattern::new).toList();
  }

  boolean matches(String path) {
    return path.contains(text) && matchesToItsEnd(path);
  }

  private boolean matchesToItsEnd(String path) {
    BitSet positions = new BitSet();
    positions.set(0);
    for (Step step : steps) {
      positions = step.from(positions, path);
    }
    return positions.get(path.length()) && namesHidden(path);
  }

  private boolean namesHidden(String path) {
    return hidden(path) == hidden(pattern) && special(path) == special(pattern);
  }

  private static long hidden(String path) {
    return Arrays.stream(path.split("/", -1))
        .filter(part -> part.startsWith(".") && !part.replace(".", "").isEmpty())
        .count();
  }

  private static long special(String path) {
    String[] parts = path.split("/", -1);
    return Arrays.stream(parts, 0, parts.length - 1).filter(part -> part.startsWith("__")).count();
  }

  private static List<Step> steps(String pattern) {
    List<Step> steps = new ArrayList<>();
    int at = 0;
    while (at < pattern.length()) {
      at += step(pattern, at, steps);
    }
    return steps;
  }

  /** Adds the step that starts at a position, and returns how many characters it is written in. */
  private static int step(String pattern, int at, List<Step> steps) {
    boolean startsPart = at == 0 || pattern.charAt(at - 1) == '/';
    if (startsPart && pattern.startsWith("**/", at)) {
      steps.add(PathPattern::anyFolders);
      return 3;
    }
    if (pattern.startsWith("**", at)) {
      steps.add((positions, path) -> runs(positions, path, c -> true));
      return 2;
    }
    char c = pattern.charAt(at);
    int end = c == '[' ? CharacterClass.end(pattern, at) : -1;
    if (end > 0) {
      IntPredicate members = new CharacterClass(pattern.substring(at + 1, end));
      steps.add((positions, path) -> one(positions, path, members));
      return end + 1 - at;
    }
    if (c == '*') {
      steps.add((positions, path) -> runs(positions, path, other -> other != '/'));
    } else if (c == '?') {
      steps.add((positions, path) -> one(positions, path, other -> other != '/'));
    } else {
      steps.add((positions, path) -> one(positions, path, other -> other == c));
    }
    return 1;
  }

  private static BitSet one(BitSet positions, String path, IntPredicate members) {
    BitSet next = new BitSet();
    positions.stream()
        .filter(at -> at < path.length() && members.test(path.charAt(at)))
        .forEach(at -> next.set(at + 1));
    return next;
  }

  private static BitSet runs(BitSet positions, String path, IntPredicate members) {
    BitSet next = (BitSet) positions.clone();
    for (int at = 0; at < path.length(); at++) {
      if (next.get(at) && members.test(path.charAt(at))) {
        next.set(at + 1);
      }
    }
    return next;
  }

  /** No folder, or any number of them. */
  private static BitSet anyFolders(BitSet positions, String path) {
    BitSet next = (BitSet) positions.clone();
    int first = positions.nextSetBit(0);
    for (int at = Math.max(first, 0); first >= 0 && at < path.length(); at++) {
      if (path.charAt(at) == '/') {
        next.set(at + 1);
      }
    }
    return next;
  }
}
