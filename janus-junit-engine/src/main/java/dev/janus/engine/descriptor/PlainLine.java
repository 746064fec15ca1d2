package dev.janus.engine.descriptor;

import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Foreign text made fit for one line of a report: Surefire mangles control characters. */
@API(status = Status.INTERNAL)
public final class PlainLine {

  /**
   * The platform takes no tag with white space or control characters, those of Unicode included.
   */
  private static final Pattern NOT_IN_TAGS =
      Pattern.compile("[\\s\\p{Z}\\p{Cntrl}\\x{7f}-\\x{9f},()&|!]");

  /** How much of an id is shown. */
  static final int ID_LENGTH = 80;

  private static final int FIRST_CONTROL_PICTURE = 0x2400;

  private PlainLine() {}

  /** Returns the text on one line, at most that many characters long. */
  public static String of(String text, int length) {
    boolean tooLong = text.length() > 4 * length;
    String start = tooLong ? text.substring(0, 4 * length) : text;
    String line = oneLine(start.strip());
    int end = line.offsetByCodePoints(0, Math.min(length, line.codePointCount(0, line.length())));
    return end < line.length() || tooLong ? line.substring(0, end).strip() + "..." : line;
  }

  /**
   * Returns the text, that many characters of it at most, with line breaks but no control
   * characters.
   */
  public static String block(String text, int length) {
    boolean tooLong = text.codePointCount(0, text.length()) > length;
    String start = tooLong ? text.substring(0, text.offsetByCodePoints(0, length)) + "..." : text;
    return start.lines().map(PlainLine::visible).reduce((a, b) -> a + "\n" + b).orElse("");
  }

  /** Returns the first line. */
  public static String firstOf(String text) {
    return text.lines().findFirst().orElse("");
  }

  /** Returns what may stand in a tag expression. */
  static String tag(String text) {
    String tag = NOT_IN_TAGS.matcher(text.strip()).replaceAll("_");
    return tag.isEmpty() ? "_" : tag;
  }

  /** In a loop, since discovery does it for every prompt of a bench. */
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean inBreak = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int character = text.codePointAt(i);
      boolean isBreak = isBreak(character);
      if (!isBreak) {
        line.appendCodePoint(visible(character));
      } else if (!inBreak) {
        line.append(' ');
      }
      inBreak = isBreak;
    }
    return line.toString();
  }

  private static boolean isBreak(int character) {
    return character == ' ' || (character >= '\t' && character <= '\r');
  }

  private static String visible(String line) {
    StringBuilder visible = new StringBuilder(line.length());
    line.codePoints().map(PlainLine::visible).forEach(visible::appendCodePoint);
    return visible.toString();
  }

  private static int visible(int character) {
    if (character < ' ' && character != '\t') {
      return FIRST_CONTROL_PICTURE + character;
    }
    return Character.getType(character) == Character.SURROGATE || character == 0x7f
        ? '\ufffd'
        : character;
  }
}
