package dev.janus.report;

import java.util.List;
import java.util.regex.Pattern;

/** Makes any text legal in XML 1.0. */
final class XmlText {

  /** Stands for a line feed in an attribute until {@link LineBreakWriter} writes it. */
  static final char LINE_FEED = '\uFFFE';

  /** Stands for a tab in an attribute until {@link LineBreakWriter} writes it. */
  static final char TAB = '\uFFFF';

  private static final Pattern LINE_END = Pattern.compile("\r\n?");

  private static final Pattern END_OF_CDATA = Pattern.compile("(?<=\\]\\])(?=>)");

  private static final int REPLACEMENT = 0xFFFD;

  private XmlText() {}

  /**
   * Returns the text with {@code \n} for every line end, and a replacement character for each
   * character that XML 1.0 has no way to write.
   */
  static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    LINE_END
        .matcher(text)
        .replaceAll("\n")
        .codePoints()
        .map(point -> isLegal(point) ? point : REPLACEMENT)
        .forEach(legal::appendCodePoint);
    return legal.toString();
  }

  /** Returns the legal text with stand-ins for what a parser would turn into a space. */
  static String attribute(String text) {
    return legal(text).replace('\n', LINE_FEED).replace('\t', TAB);
  }

  /** Returns the legal text in parts, none of which holds the end of a CDATA section. */
  static List<String> cdata(String text) {
    return List.of(END_OF_CDATA.split(legal(text)));
  }

  private static boolean isLegal(int point) {
    return point == '\t'
        || point == '\n'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
