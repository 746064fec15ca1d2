package dev.janus.judge;

import dev.janus.bench.ScoreDescriptions;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number that a judge announced.
 *
 * @param number its whole part, with its sign
 * @param fraction the rest, if it has one
 * @param scale what it is out of, as the judge wrote it, where it did
 * @param upTo the end of a range, where the judge named one
 * @param start where the announcement starts in the reply
 * @param end where it ends
 */
record Mark(
    String number,
    @Nullable String fraction,
    @Nullable String scale,
    @Nullable String upTo,
    int start,
    int end) {

  /**
   * The number and what may follow it: a fraction, a scale, the end of a range, closing marks. All
   * quantifiers are bounded or possessive, and what is captured is short.
   */
  private static final String NUMBER =
      "([+-]?\\d{1,9}+)\\d*+"
          + "(?:\\h?([.,]\\d{1,9}+|[¼½¾⅓⅔])\\d*+)?+"
          + "(\\h{0,3}\\(?(?:/|(?:out\\h)?of\\h)\\h{0,3}\\d{1,9}+|\\h?%)?+"
          + "(?:\\h{0,3}(?:[-–—~,]|to|or|and)\\h{0,3}(\\d{1,9}+))?+"
          + "[*_`\"')\\]}]{0,4}+";

  private static final Pattern NO_DIGITS = Pattern.compile("\\D++");

  private static final String FIVE = Integer.toString(ScoreDescriptions.HIGHEST);

  /** Returns a pattern for what introduces a number, then the number, then what must follow. */
  static Pattern pattern(String before, String after) {
    return Pattern.compile(before + NUMBER + after, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  }

  /** Reads a match of such a pattern. */
  static Mark of(MatchResult match) {
    return new Mark(
        match.group(1), match.group(2), match.group(3), match.group(4), match.start(), match.end());
  }

  /** Returns what was announced: marks that mean the same score name the same. */
  String named() {
    return verdict("") instanceof Scored scored ? Integer.toString(scored.score()) : written();
  }

  private String written() {
    return number
        + (fraction == null ? "" : fraction)
        + (scale == null ? "" : scale)
        + (upTo == null ? "" : "-" + upTo);
  }

  /** Decides whether the number is a score. */
  Verdict verdict(String feedback) {
    if (upTo != null) {
      return new Unscored(
          UnscoredReason.CONFLICT, "the judge named a range of scores: " + written());
    }
    if (fraction != null) {
      return new Unscored(
          UnscoredReason.NOT_WHOLE,
          "the judge named a score that is not written as a whole number: " + written());
    }
    int score = Integer.parseInt(number);
    boolean offScale = score < ScoreDescriptions.LOWEST || score > ScoreDescriptions.HIGHEST;
    if (offScale || !isOutOfFive()) {
      return new Unscored(
          UnscoredReason.OFF_SCALE, "the judge named a score that is not 1 to 5: " + written());
    }
    return new Scored(score, feedback);
  }

  private boolean isOutOfFive() {
    return scale == null || NO_DIGITS.matcher(scale).replaceAll("").equals(FIVE);
  }
}
