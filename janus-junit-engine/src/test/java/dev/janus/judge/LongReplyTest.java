package dev.janus.judge;

import static dev.janus.judge.UnscoredReason.CONFLICT;
import static dev.janus.judge.UnscoredReason.NOT_WHOLE;
import static dev.janus.judge.UnscoredReason.NO_SCORE;
import static dev.janus.judge.UnscoredReason.OFF_SCALE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Replies that would take a careless parser for ever. They would time out the build rather than
 * fail an assertion: times are measured by hand.
 */
class LongReplyTest {

  private static final int MEGABYTE = 1 << 20;
  private static final String PROSE = "The response is kind, and it is short. ";
  private static final Unscored NONE = new Unscored(NO_SCORE, "the judge's reply names no score");

  private final ReplyParser parser = new ReplyParser();

  @Test
  void finds_the_mark_at_the_end_of_five_megabytes() {
    String prose = fill(PROSE, 5 * MEGABYTE);
    assertEquals(new Scored(4, prose.strip()), parser.parse(prose + "[RESULT] 4"));
  }

  @Test
  void finds_no_mark_in_five_megabytes() {
    assertEquals(NONE, parser.parse(fill(PROSE, 5 * MEGABYTE)));
  }

  @Test
  void reads_an_object_of_five_megabytes() {
    String prose = fill(PROSE, 5 * MEGABYTE).strip();
    assertEquals(
        new Scored(4, prose), parser.parse("{\"feedback\":\"" + prose + "\",\"score\":4}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[RESULT] 4 ", "Score: 4\n", "I'd give it a 4. ", "4/5\n"})
  void reads_a_verdict_that_is_repeated_all_over_half_a_megabyte(String verdict) {
    Verdict read = parser.parse("Kind.\n" + fill(verdict, MEGABYTE / 2).strip() + "\n[RESULT] 4");
    assertEquals(4, ((Scored) read).score());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "[RESULT] ",
        "the ",
        "overall my the ",
        "\"",
        "'a' ",
        "<response>",
        "[RESULT]\n",
        "[RESULT]: **",
        "[RESULT (",
        "[RESULT:",
        "score of ",
        "score of\n",
        "score: ",
        "Score:\n",
        "\n",
        "\nscore ",
        "*",
        "*_`",
        "{",
        "}",
        "\n{",
        "{\"score\":",
        "```",
        "<think",
        "feedback: ",
        "- ",
        "\n> ",
        "4 ",
        "4 out of ",
        "1. a\n",
      })
  void passes_over_what_only_looks_like_a_mark(String part) {
    assertEquals(NONE, parser.parse("x" + fill(part, MEGABYTE) + "x"));
  }

  @ParameterizedTest
  @MethodSource
  void shows_a_little_of_what_was_announced_at_length(String reply, Unscored verdict) {
    assertEquals(verdict, parser.parse(reply));
  }

  static Stream<Arguments> shows_a_little_of_what_was_announced_at_length() {
    String digits = fill("7", MEGABYTE);
    String offScale = "the judge named a score that is not 1 to 5: ";
    return Stream.of(
        arguments(digits, new Unscored(OFF_SCALE, offScale + "7".repeat(24))),
        arguments("[RESULT] " + digits, new Unscored(OFF_SCALE, offScale + "7".repeat(24))),
        arguments("[RESULT] 4/" + digits, new Unscored(OFF_SCALE, offScale + "4/777777777")),
        arguments(
            "[RESULT] 4." + digits,
            new Unscored(
                NOT_WHOLE,
                "the judge named a score that is not a whole number: 4." + "7".repeat(22))),
        arguments(
            fill("[RESULT] 1 [RESULT] 2 ", MEGABYTE),
            new Unscored(CONFLICT, "the judge named different scores: 1, 2")));
  }

  @Test
  void reads_a_hundred_thousand_equal_marks() {
    String marks = "[RESULT] 4\n".repeat(100_000);
    assertEquals(new Scored(4, marks.strip()), parser.parse(marks + "[RESULT] 4"));
  }

  private static String fill(String part, int length) {
    return part.repeat(length / part.length());
  }
}
