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
 * @param scale what it is out of, where the judge said
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

  /** The number and what may follow it. All quantifiers are bounded or possessive. */
  private static final String NUMBER =
      "([+-]?\\d{1,9}+)([.,]\\d++)?+"
          + "(?:[ \\t]{0,3}(?:/|out of)[ \\t]{0,3}(\\d{1,9}+))?+"
          + "(?:[ \\t]{0,3}(?:-|–|to|or)[ \\t]{0,3}(\\d))?+";

  private static final String FIVE = Integer.toString(ScoreDescriptions.HIGHEST);

  /** Returns a pattern for what introduces a number, then the number. */
  static Pattern pattern(String before, String after) {
    return Pattern.compile(before + NUMBER + after, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  }

  /** Reads a match of such a pattern. */
  static Mark of(MatchResult match) {
    return new Mark(
        match.group(1), match.group(2), match.group(3), match.group(4), match.start(), match.end());
  }

  /** Returns the number as the judge wrote it. */
  String written() {
    return number
        + (fraction == null ? "" : fraction)
        + (scale == null ? "" : "/" + scale)
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
          UnscoredReason.NOT_WHOLE, "the judge named a score that is not whole: " + written());
    }
    int score = Integer.parseInt(number);
    boolean offScale = score < ScoreDescriptions.LOWEST || score > ScoreDescriptions.HIGHEST;
    if (offScale || (scale != null && !scale.equals(FIVE))) {
      return new Unscored(
          UnscoredReason.OFF_SCALE, "the judge named a score that is not 1 to 5: " + written());
    }
    return new Scored(score, feedback);
  }
}
