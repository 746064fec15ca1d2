package dev.janus.report;

import java.util.regex.Pattern;

/** Makes text that a model wrote fit to be shown: one line, well-formed, not too long. */
final class PlainText {

  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");

  private static final int REPLACEMENT = 0xFFFD;

  private PlainText() {}

  /** Returns the text with every lone surrogate replaced. */
  static String wellFormed(String text) {
    StringBuilder replaced = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> Character.getType(point) == Character.SURROGATE ? REPLACEMENT : point)
        .forEach(replaced::appendCodePoint);
    return replaced.toString();
  }

  /**
   * Returns the text on one line, white space collapsed; control characters, lone surrogates and
   * characters that change the direction of writing are replaced, so that they cannot hide
   * anything.
   */
  static String oneLine(String text) {
    String collapsed = WHITE_SPACE.matcher(text).replaceAll(" ").strip();
    StringBuilder line = new StringBuilder(collapsed.length());
    collapsed
        .codePoints()
        .map(point -> isHidden(point) ? REPLACEMENT : point)
        .forEach(line::appendCodePoint);
    return line.toString();
  }

  /** Returns {@link #oneLine} of the text, cut to that many characters at most. */
  static String excerpt(String text, int length) {
    String line = oneLine(text);
    if (line.codePointCount(0, line.length()) <= length) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, length - 1)).stripTrailing() + "…";
  }

  private static boolean isHidden(int point) {
    int type = Character.getType(point);
    boolean turnsDirection =
        (point >= 0x202A && point <= 0x202E)
            || (point >= 0x2066 && point <= 0x2069)
            || point == 0x200E
            || point == 0x200F;
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || (point & 0xFFFE) == 0xFFFE
        || point == 0xFEFF
        || turnsDirection;
  }
}
