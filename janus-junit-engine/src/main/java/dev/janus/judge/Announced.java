package dev.janus.judge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a judge announces behind a label: a score, or a number that is none.
 *
 * @param score 1 to 5; 0 when it is none of these
 * @param reason why there is no score; {@code NO_SCORE} where a word follows the number, as in
 *     {@code 4 paragraphs}, so that it is part of the prose or not
 * @param written the number as it was written
 * @param end where it ends in its text
 */
record Announced(int score, @Nullable UnscoredReason reason, String written, int end) {

  private static final int WRITTEN_AT_MOST = 24;

  /** A little punctuation and the words that may stand between a label and its number. */
  private static final Pattern GAP =
      Pattern.compile(
          "(?:[-=]>|<(?=[^<>\\n]{1,24}>)|[ :=|\"'“”(\\[{$.…]|-(?= )|(?:is|of|are|score|rating|result|verdict|n =|a|assigned)(?![\\p{L}\\d])){0,24}+",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBER =
      Pattern.compile("([+-]?\\d{1,12}+)\\d*+([.,]\\d{1,12}+\\d*+)?");

  private static final Pattern STARS = Pattern.compile("(★{1,12}+)(☆{0,12}+)");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{1,12}+");

  private static final Pattern ROMAN = Pattern.compile("(II|III|IV|V)(?=[ .)]{0,4}+(?:\\n|\\z))");

  private static final Pattern CJK_NUMERAL =
      Pattern.compile("[一二三四五](?=分|点|點|星|[ .]*+(?:\\n|\\z))");

  /** Marks that close what opens before a number. */
  private static final String CLOSING = "[\"'“”)\\]}>$]{0,4}+";

  private static final Pattern SCALE =
      Pattern.compile(
          ""
              + CLOSING
              + " {0,3}+\\(? {0,2}+"
              + ScoreWords.OUT_OF
              + " {0,3}+(?:a |maximum )?(?:(\\d{1,9}+)(?:[.,]0{1,6}+)?|([\\p{L}]{1,12}+))\\)?",
          Pattern.CASE_INSENSITIVE);

  /**
   * What may follow a score directly: nothing, punctuation, its unit, words in brackets, a reason.
   */
  private static final Pattern FOLLOWS =
      Pattern.compile(
          ""
              + CLOSING
              + "(?: {0,3}+"
              + ScoreWords.UNIT
              + "(?!\\p{L}))?"
              + " {0,12}+(?:\\([^()\\n]{0,60}+\\) {0,4}+)?"
              + "(?:\\z|\\n|-(?! {0,3}+(?:\\n|\\z))|[.,;:!)\\[\\]}|<>/\\\\…\"\uFFFD]"
              + "|(?:because|since|as|given|which|that|and|but|with|based|according|overall)(?!\\p{L}))",
          Pattern.CASE_INSENSITIVE);

  /** {@code 3 or 4}, {@code 3 à 4}, {@code 3 point 5}: a word, and another number. */
  private static final Pattern RANGE =
      Pattern.compile(
          "" + CLOSING + " {0,3}+\\S{1,8}+ {0,3}+[\\d½¼¾]\\d{0,8}+| {0,3}+[½¼¾]| {0,3}+\\d{1,9}+");

  /** {@code four (4)}. */
  private static final Pattern AGAIN = Pattern.compile(" {0,2}+\\( {0,2}+(\\d)(?:/5)? {0,2}+\\)");

  private static final Pattern UNIT = Pattern.compile("" + ScoreWords.UNIT + "(?![a-zA-Z])");

  private static final List<String> ROMAN_NUMERALS = List.of("", "I", "II", "III", "IV", "V");

  /**
   * Reads what stands at a position.
   *
   * @param limit where the text about it ends: the end of the line, or the next label
   * @return null when no number is announced there: a placeholder, a part of the prose
   */
  static @Nullable Announced at(String text, int position, int limit) {
    Matcher gap = GAP.matcher(text).region(position, limit);
    int start = gap.lookingAt() ? gap.end() : position;
    return number(text, start, limit);
  }

  /** Reads a number that stands at a position, with nothing before it. */
  static @Nullable Announced number(String text, int start, int limit) {
    boolean isBounded =
        start > 0 && ".,<≤≥~≈±".indexOf(text.charAt(start - 1)) >= 0 && !isEllipsis(text, start);
    if (isBounded && !text.startsWith(">", Math.min(text.length(), start + 1))) {
      return null; // .5, <2
    }
    Matcher stars = STARS.matcher(text).region(start, limit);
    if (stars.lookingAt()) {
      int all = stars.group(1).length() + stars.group(2).length();
      boolean fits = all <= 5 && (stars.group(2).isEmpty() || all == 5);
      return fits
          ? whole(stars.group(1).length(), stars.group(), stars.end(), text, limit)
          : unscored(UnscoredReason.OFF_SCALE, stars.group(), stars.end());
    }
    Matcher number = NUMBER.matcher(text).region(start, limit);
    if (number.lookingAt()) {
      return digits(number, text, limit);
    }
    Matcher numeral = CJK_NUMERAL.matcher(text).region(start, text.length());
    if (numeral.lookingAt()) {
      return whole(ScoreWords.number(numeral.group()), numeral.group(), numeral.end(), text, limit);
    }
    Matcher roman = ROMAN.matcher(text).region(start, text.length());
    if (roman.lookingAt()) {
      int score = ROMAN_NUMERALS.indexOf(roman.group(1));
      return whole(score, roman.group(1), roman.end(1), text, limit);
    }
    Matcher word = WORD.matcher(text).region(start, limit);
    int meant = word.lookingAt() ? ScoreWords.number(word.group().toLowerCase(Locale.ROOT)) : 0;
    if (meant == 0) {
      return null;
    }
    return meant > 5
        ? unscored(UnscoredReason.OFF_SCALE, word.group(), word.end())
        : whole(meant, word.group(), word.end(), text, limit);
  }

  private static boolean isEllipsis(String text, int end) {
    return end > 1 && text.startsWith("..", end - 2);
  }

  private static @Nullable Announced digits(Matcher number, String text, int limit) {
    int end = number.end();
    char next = end < limit ? text.charAt(end) : '\n';
    if (Character.isLetter(next) && !followsUnit(text, end, limit)) {
      return null; // 4th, 4x, 4k
    }
    if (next == '-' && end + 1 < limit && Character.isLetter(text.charAt(end + 1))) {
      return null; // 4-paragraph
    }
    String written = number.group();
    if (Character.getType(next) == Character.OTHER_NUMBER) {
      return unscored(UnscoredReason.NOT_WHOLE, written + next, end + 1);
    }
    if (next == '%' || text.startsWith(" %", end)) {
      return unscored(UnscoredReason.OFF_SCALE, written + "%", end + 1);
    }
    String fraction = number.group(2);
    if (fraction != null && !fraction.substring(1).chars().allMatch(digit -> digit == '0')) {
      return unscored(UnscoredReason.NOT_WHOLE, written, end);
    }
    BigDecimal value = new BigDecimal(number.group(1));
    boolean isLong = number.end(1) < (fraction == null ? end : number.start(2));
    if (isLong
        || value.compareTo(BigDecimal.ONE) < 0
        || value.compareTo(BigDecimal.valueOf(5)) > 0) {
      Matcher scale = SCALE.matcher(text).region(end, limit);
      int to = scale.lookingAt() ? scale.end() : end;
      return unscored(UnscoredReason.OFF_SCALE, text.substring(number.start(), to), to);
    }
    return whole(value.intValue(), written, end, text, limit);
  }

  private static boolean followsUnit(String text, int end, int limit) {
    return UNIT.matcher(text).region(end, limit).lookingAt();
  }

  /** A whole number from 1 to 5, unless what follows makes it something else. */
  private static @Nullable Announced whole(
      int score, String written, int end, String text, int limit) {
    int after = end;
    Matcher scale = SCALE.matcher(text).region(end, limit);
    if (scale.lookingAt()) {
      String of = scale.group(1);
      int most =
          of == null
              ? ScoreWords.number(scale.group(2).toLowerCase(Locale.ROOT))
              : Integer.parseInt(of);
      if (most == 0 && of == null) {
        return null; // 3 of the points
      }
      if (most != 5) {
        return unscored(
            UnscoredReason.OFF_SCALE,
            text.substring(end - written.length(), scale.end()),
            scale.end());
      }
      after = scale.end();
    }
    Matcher again = AGAIN.matcher(text).region(after, limit);
    if (again.lookingAt() && again.group(1).equals(Integer.toString(score))) {
      after = again.end();
    }
    Matcher follows = FOLLOWS.matcher(text).region(after, limit);
    follows.useTransparentBounds(true);
    if (after < limit && !follows.lookingAt()) {
      Matcher range = RANGE.matcher(text).region(after, limit);
      return range.lookingAt()
          ? unscored(
              UnscoredReason.CONFLICT,
              text.substring(end - written.length(), range.end()),
              range.end())
          : new Announced(score, UnscoredReason.NO_SCORE, written, end); // 4 paragraphs
    }
    return new Announced(score, null, written, after);
  }

  /** Tells whether a word follows the number. */
  boolean isInProse() {
    return reason == UnscoredReason.NO_SCORE;
  }

  private static Announced unscored(UnscoredReason reason, String written, int end) {
    String some =
        written.length() > WRITTEN_AT_MOST ? written.substring(0, WRITTEN_AT_MOST) : written;
    return new Announced(0, reason, some.strip(), end);
  }
}
