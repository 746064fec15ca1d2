package dev.janus.chat.http;

/** Foreign text, made fit for one line of a message: short, and without invisible characters. */
final class OneLine {

  private OneLine() {}

  /**
   * Returns the text without white space around it, with control characters as escapes, cut after
   * the given number of characters.
   */
  static String of(String text, int limit) {
    String stripped = text.strip();
    StringBuilder line = new StringBuilder();
    stripped.codePoints().limit(limit).forEach(character -> append(line, character));
    boolean cut = stripped.codePointCount(0, stripped.length()) > limit;
    return cut ? line.append("...").toString() : line.toString();
  }

  private static void append(StringBuilder line, int character) {
    switch (character) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (isInvisible(character)) {
          line.append("\\u%04x".formatted(character));
        } else {
          line.appendCodePoint(character);
        }
      }
    }
  }

  private static boolean isInvisible(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
