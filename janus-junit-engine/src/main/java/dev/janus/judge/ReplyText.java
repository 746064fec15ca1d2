package dev.janus.judge;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reply in one spelling: digits, brackets, dashes and spaces of all scripts as in ASCII, without
 * emphasis, invisible characters and escapes, and without what is quoted. Knows where each
 * character came from. Takes time linear in the length of the reply.
 */
final class ReplyText {

  private static final Pattern ENTITY =
      Pattern.compile("&(?:#(\\d{1,5})|(nbsp|lt|gt|amp|quot|lbrack|rbrack));");
  private static final Map<String, String> ENTITIES =
      Map.of(
          "nbsp", " ", "lt", "<", "gt", ">", "amp", "&", "quot", "\"", "lbrack", "[", "rbrack",
          "]");

  /** Text between them was struck out. */
  private static final String STRUCK = "~~";

  private static final int STRUCK_AT_MOST = 100;

  private static final String CODE_FENCE = "```";

  /** What opens a quotation, and what may close it. */
  private static final Map<Character, String> QUOTES =
      Map.of(
          '"', "\"”",
          '“', "”\"",
          '„', "“”",
          '«', "»",
          '‹', "›",
          '‘', "’",
          '「', "」",
          '『', "』",
          '`', "`");

  private final String original;
  private final char[] characters;
  private final int[] origins;
  private int length;
  private String spelled = "";

  private ReplyText(String original) {
    this.original = original;
    this.characters = new char[original.length()];
    this.origins = new int[original.length()];
  }

  static ReplyText of(String reply) {
    ReplyText text = new ReplyText(reply);
    text.read();
    text.spelled = text.toString();
    text.removeQuotes();
    return text;
  }

  /** Returns the text in its one spelling. */
  @Override
  public String toString() {
    return new String(characters, 0, length);
  }

  /** Returns the text with what is quoted, at the same positions. */
  String withQuotes() {
    return spelled;
  }

  /** Returns the reply as it was written, up to a position in this text. */
  String originalBefore(int position) {
    return position >= length ? original : original.substring(0, origins[position]);
  }

  /** Returns the reply as it was written, from a position in this text on. */
  String originalFrom(int position) {
    return position >= length ? "" : original.substring(origins[position]);
  }

  private void read() {
    Matcher entity = ENTITY.matcher(original);
    int nextEntity = entity.find() ? entity.start() : original.length();
    int i = 0;
    while (i < original.length()) {
      if (i == nextEntity) {
        String replacement = replacement(entity);
        for (int j = 0; j < replacement.length(); j++) {
          add(replacement.charAt(j), i);
        }
        i = entity.end();
        nextEntity = entity.find() ? entity.start() : original.length();
      } else if (original.startsWith(STRUCK, i)) {
        int end = struckEnd(i + STRUCK.length());
        i = end > 0 ? end : i + STRUCK.length();
      } else {
        int point = original.codePointAt(i);
        add(point, i);
        i += Character.charCount(point);
      }
    }
  }

  /** Returns where a short text on this line that is struck out ends; 0 when none is. */
  private int struckEnd(int from) {
    for (int i = from; i < Math.min(original.length(), from + STRUCK_AT_MOST); i++) {
      if (original.charAt(i) == '\n') {
        return 0;
      }
      if (original.startsWith(STRUCK, i)) {
        return i + STRUCK.length();
      }
    }
    return 0;
  }

  private static String replacement(Matcher entity) {
    if (entity.group(2) != null) {
      return ENTITIES.getOrDefault(entity.group(2), " ");
    }
    int point = Integer.parseInt(entity.group(1));
    return point > 0 && point < 0xD800 ? Character.toString(point) : " ";
  }

  private void add(int point, int origin) {
    char plain = plain(point);
    if (plain != 0) {
      characters[length] = plain;
      origins[length] = origin;
      length++;
    }
  }

  /** Returns the character in its one spelling; 0 for one that is left out. */
  private static char plain(int point) {
    if (point < 0x80) {
      return switch (point) {
        case '*', '_', 0x00 -> 0;
        case '\t', '\f' -> ' ';
        case '\r', 0x0B -> '\n';
        default -> (char) point;
      };
    }
    if (Character.isDigit(point)) {
      return (char) ('0' + Character.digit(point, 10));
    }
    if (point >= 0x2460 && point <= 0x2468) { // circled digits
      return (char) ('1' + point - 0x2460);
    }
    if (point > 0xFF00 && point < 0xFF5F && point != 0xFF02) { // full width
      return (char) (point - 0xFEE0);
    }
    return switch (Character.getType(point)) {
      case Character.SPACE_SEPARATOR -> ' ';
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
      case Character.FORMAT, Character.ENCLOSING_MARK, Character.CONTROL ->
          point == 0x85 ? '\n' : 0;
      case Character.DASH_PUNCTUATION -> '-';
      default ->
          switch (point) {
            case 0x2212 -> '-'; // minus
            case 0xFE0F -> 0; // shown as an emoji
            case 0x2044, 0x2215 -> '/';
            case '～', '〜', '∼' -> '~';
            case '【', '〔', '［' -> '[';
            case '】', '〕', '］' -> ']';
            case '（' -> '(';
            case '）' -> ')';
            case '。' -> '.';
            case '、' -> ',';
            case '→', '⇒' -> '=';
            case 0x2B50, 0x1F31F -> '★';
            default -> point > 0xFFFF ? '\uFFFD' : (char) point;
          };
    };
  }

  /** Blanks out quoted lines, fenced code and what stands between quotation marks. */
  private void removeQuotes() {
    boolean isFenced = false;
    int line = 0;
    while (line < length) {
      int end = line;
      while (end < length && characters[end] != '\n') {
        end++;
      }
      int start = line;
      while (start < end && characters[start] == ' ') {
        start++;
      }
      boolean isFence = startsWith(CODE_FENCE, start, end);
      if (isFence || isFenced || (start < end && characters[start] == '>')) {
        blank(line, end);
      } else {
        removeQuotations(start, end);
      }
      isFenced ^= isFence && !endsFenceToo(start, end);
      line = end + 1;
    }
  }

  private boolean endsFenceToo(int start, int end) {
    String line = new String(characters, start, end - start);
    return line.indexOf(CODE_FENCE, CODE_FENCE.length()) > 0;
  }

  private boolean startsWith(String prefix, int start, int end) {
    if (end - start < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (characters[start + i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void removeQuotations(int start, int end) {
    Set<Character> unclosed = new HashSet<>();
    for (int i = start; i < end; i++) {
      String closing = QUOTES.get(characters[i]);
      if (closing != null && !unclosed.contains(characters[i])) {
        int close = i + 1;
        while (close < end && closing.indexOf(characters[close]) < 0) {
          close++;
        }
        if (close == end) {
          unclosed.add(characters[i]);
        } else {
          removeQuotation(i, close, start, end);
          i = close;
        }
      }
    }
  }

  /**
   * The quotation marks go; so does what is between them, unless it is all of the line, or a value.
   */
  private void removeQuotation(int open, int close, int start, int end) {
    boolean isValue = close - open <= 4;
    boolean isLine = isBlank(start, open) && isBlank(close + 1, end);
    if (isValue || isLine) {
      characters[open] = ' ';
      characters[close] = ' ';
    } else {
      blank(open, close + 1);
      // Something stood here: what is before and after does not touch.
      characters[open] = '\u2026';
    }
  }

  private boolean isBlank(int start, int end) {
    for (int i = start; i < end; i++) {
      if (characters[i] != ' ' && characters[i] != '.') {
        return false;
      }
    }
    return true;
  }

  private void blank(int start, int end) {
    Arrays.fill(characters, start, end, ' ');
  }
}
