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
  private static final String OTHER_FENCE = "~~~";

  /** What holds the response, or a part of it. */
  private static final Pattern QUOTING_TAG =
      Pattern.compile(
          "<(response|answer_text|blockquote|quote|quoted|candidate|submission)(?: [^<>\\n]{0,40}+)?>",
          Pattern.CASE_INSENSITIVE);

  /** {@code ### Response}: what follows up to the next heading is the response. */
  private static final Pattern QUOTING_HEADING =
      Pattern.compile(
          "#{1,6} {0,4}+(?:the |model |candidate ){0,2}(?:response|output|submission|answer to (?:grade|evaluate))"
              + "(?: to evaluate)? {0,4}+:?",
          Pattern.CASE_INSENSITIVE);

  /** {@code Response: ...}: a line that repeats it. */
  private static final Pattern QUOTING_LINE =
      Pattern.compile(
          "(?:the |model |candidate ){0,2}(?:response|output|submission) {0,4}+:.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** How many lines a quotation may have. */
  private static final int QUOTED_LINES_AT_MOST = 40;

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
          '`', "`",
          '\'', "'");

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
      } else if (original.startsWith(OTHER_FENCE, i)
          && (i == 0 || original.charAt(i - 1) == '\n')) {
        for (int j = 0; j < OTHER_FENCE.length(); j++) {
          add(CODE_FENCE.charAt(j), i + j);
        }
        i += OTHER_FENCE.length();
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
    removeTagged();
    removeLongQuotations();
    boolean isFenced = false;
    boolean isUnderHeading = false;
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
      String content = new String(characters, start, Math.min(end - start, 80)).strip();
      if (content.startsWith("#")) {
        isUnderHeading = QUOTING_HEADING.matcher(content).matches();
      }
      if (isFence
          || isFenced
          || isUnderHeading
          || (start < end && characters[start] == '>')
          || QUOTING_LINE.matcher(content).matches()) {
        blank(line, end);
      } else {
        removeQuotations(start, end);
      }
      isFenced ^= isFence && !endsFenceToo(start, end);
      line = end + 1;
    }
  }

  private void removeTagged() {
    Matcher tag = QUOTING_TAG.matcher(toString());
    int from = 0;
    while (tag.find(from)) {
      String closing = "</" + tag.group(1) + ">";
      int close = indexOf(closing, tag.end());
      from = close < 0 ? tag.end() : close + closing.length();
      if (close >= 0) {
        for (int i = tag.start(); i < from; i++) {
          characters[i] = characters[i] == '\n' ? '\n' : ' ';
        }
      } else {
        return;
      }
    }
  }

  private int indexOf(String lowerCase, int from) {
    for (int i = from; i + lowerCase.length() <= length; i++) {
      int j = 0;
      while (j < lowerCase.length()
          && Character.toLowerCase(characters[i + j])
              == Character.toLowerCase(lowerCase.charAt(j))) {
        j++;
      }
      if (j == lowerCase.length()) {
        return i;
      }
    }
    return -1;
  }

  /** A quotation that is opened on one line and closed on a later one. */
  private void removeLongQuotations() {
    int open = -1;
    int opened = 0;
    int line = 0;
    for (int i = 0; i < length; i++) {
      char c = characters[i];
      if (c == '\n') {
        line++;
        if (open >= 0 && line - opened > QUOTED_LINES_AT_MOST) {
          open = -1;
        }
      } else if (c == '"' || (c == '“' && open < 0) || (c == '”' && open >= 0)) {
        if (open < 0) {
          open = i;
          opened = line;
        } else {
          if (line > opened) {
            for (int j = open; j <= i; j++) {
              characters[j] = characters[j] == '\n' ? '\n' : ' ';
            }
          }
          open = -1;
        }
      }
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
      String closing = opensQuotation(i, start) ? QUOTES.get(characters[i]) : null;
      if (closing != null && !unclosed.contains(characters[i])) {
        int close = i + 1;
        while (close < end && !closesQuotation(close, end, closing)) {
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

  /** An apostrophe in or behind a word opens nothing. */
  private boolean opensQuotation(int position, int start) {
    return characters[position] != '\''
        || position == start
        || " ([:".indexOf(characters[position - 1]) >= 0;
  }

  private boolean closesQuotation(int position, int end, String closing) {
    return closing.indexOf(characters[position]) >= 0
        && (characters[position] != '\''
            || position + 1 == end
            || !Character.isLetterOrDigit(characters[position + 1]));
  }

  /**
   * The quotation marks go; so does what is between them, unless it is all of the reply, its last
   * line as code, or a value.
   */
  private void removeQuotation(int open, int close, int start, int end) {
    boolean isValue = close - open <= 4;
    boolean isAlone = open - start <= 4 && end - close <= 4;
    boolean isLine =
        isAlone
            && isBlank(start, open)
            && isBlank(close + 1, length)
            && (characters[open] == '`' || isBlank(0, open));
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
      if (" .\n".indexOf(characters[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  private void blank(int start, int end) {
    Arrays.fill(characters, start, end, ' ');
  }
}
