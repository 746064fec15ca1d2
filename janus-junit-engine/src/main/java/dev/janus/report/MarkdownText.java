package dev.janus.report;

/** Escapes text so that Markdown shows it as it is, in running text and in a table cell. */
final class MarkdownText {

  private static final String SPECIAL = "\\`*[]|~$";

  private MarkdownText() {}

  /** Returns the text on one line, without any character that Markdown or HTML would act upon. */
  static String of(String text) {
    return escape(PlainText.oneLine(text));
  }

  /** Returns the same, cut to that many characters before it is escaped. */
  static String excerpt(String text, int length) {
    return escape(PlainText.excerpt(text, length));
  }

  private static String escape(String line) {
    StringBuilder escaped = new StringBuilder(line.length());
    for (int index = 0; index < line.length(); index++) {
      escaped.append(escape(line, index));
    }
    return escaped.toString();
  }

  private static String escape(String line, int index) {
    char letter = line.charAt(index);
    return switch (letter) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '_' -> isInsideWord(line, index) ? "_" : "\\_";
      default -> SPECIAL.indexOf(letter) < 0 ? String.valueOf(letter) : "\\" + letter;
    };
  }

  /** An underscore inside a word marks nothing, and ids read better without a backslash. */
  private static boolean isInsideWord(String line, int index) {
    return index > 0
        && index < line.length() - 1
        && isWord(line.charAt(index - 1))
        && isWord(line.charAt(index + 1));
  }

  private static boolean isWord(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9');
  }
}
