package dev.janus.judge;

import static dev.janus.judge.UnscoredReason.BLANK;
import static dev.janus.judge.UnscoredReason.CONFLICT;
import static dev.janus.judge.UnscoredReason.NOT_WHOLE;
import static dev.janus.judge.UnscoredReason.NO_SCORE;
import static dev.janus.judge.UnscoredReason.OFF_SCALE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies that hold no score, and why. */
class UnscoredReplyTest {

  private final ReplyParser parser = new ReplyParser();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[RESULT] 0 | 0",
        "[RESULT] 6 | 6",
        "[RESULT] 10 | 10",
        "[RESULT] -3 | -3",
        "[RESULT] 45 | 45",
        "[RESULT] 12345678901 | 12345678901",
        "[RESULT] 4/10 | 4/10",
        "[RESULT] 4/50 | 4/50",
        "[RESULT] 3/4 | 3/4",
        "[RESULT] 4 out of 10 | 4 out of 10",
        "[RESULT] 4 of 10 | 4 of 10",
        "[RESULT] 80% | 80%",
        "[RESULT] 4% | 4%",
        "[RESULT] 4 % | 4%",
        "[RESULT] 0/5 | 0/5",
        "[RESULT: 6] | 6",
        "Score: 6 | 6",
        "Score: 85/100 | 85/100",
        "0 | 0",
        "85 | 85",
        "85% | 85%",
        "4% | 4%",
        "4/10 | 4/10",
      })
  void refuses_a_number_that_is_off_the_scale(String reply, String named) {
    assertEquals(
        new Unscored(OFF_SCALE, "the judge named a score that is not 1 to 5: " + named),
        parser.parse(reply));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[RESULT] 3.5 | 3.5",
        "[RESULT] 3,5 | 3,5",
        "[RESULT] 4.5/5 | 4.5",
        "[RESULT] 3½ | 3½",
        "[RESULT] 4.12345678901234 | 4.12345678901234",
        "Score: 3.5 | 3.5",
        "3.5 | 3.5",
      })
  void refuses_a_number_that_is_not_whole(String reply, String named) {
    assertEquals(
        new Unscored(NOT_WHOLE, "the judge named a score that is not a whole number: " + named),
        parser.parse(reply));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[RESULT] 3-4 | 3-4",
        "[RESULT] 3 - 4 | 3 - 4",
        "[RESULT] 3–4 | 3-4",
        "[RESULT] 3‑4 | 3-4",
        "[RESULT] 3—4 | 3-4",
        "[RESULT] 3 or 4 | 3 or 4",
        "[RESULT] 3 to 4 | 3 to 4",
        "[RESULT] 3 à 4 | 3 à 4",
        "[RESULT] 3 and 4 | 3 and 4",
        "[RESULT] 3, 4 | 3, 4",
        "[RESULT] 3 ½ | 3 ½",
        "[RESULT] 4 to 10 | 4 to 10",
        "[RESULT] 3/5 or 4/5 | 3/5 or 4",
        "Score: 3-4 | 3-4",
        "3 or 4 | 3 or 4",
        "1 2 | 1 2",
      })
  void refuses_a_range(String reply, String named) {
    assertEquals(
        new Unscored(CONFLICT, "the judge named more than one number: " + named),
        parser.parse(reply));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[RESULT] 3 no, [RESULT] 5 | 3, 5",
        "[RESULT] 3 no, [RESULT] 5 no, [RESULT] 3 | 3, 5",
        "[RESULT] 3.5 so [RESULT] 4 | 3.5, 4",
        "[RESULT] 6 so [RESULT] 5 | 6, 5",
        "[RESULT] 4/10 so [RESULT] 4/5 | 4/10, 4",
        "[RESULT] 1 [RESULT] 2 [RESULT] 3 [RESULT] 4 [RESULT] 5 | 1, 2, 3, 4, 5",
        "[RESULT] 1 [RESULT] 2 [RESULT] 3 [RESULT] 4 [RESULT] 5 [RESULT] 6 | 1, 2, 3, 4, 5, ...",
      })
  void refuses_marks_that_contradict_each_other(String reply, String named) {
    assertEquals(
        new Unscored(CONFLICT, "the judge named different scores: " + named), parser.parse(reply));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Score: 4\nScore: 2", "Tone:\nScore: 4\nFacts:\n- Score: 2\n"})
  void refuses_lines_that_contradict_each_other(String reply) {
    assertEquals(
        new Unscored(CONFLICT, "the judge named different scores: 4, 2"), parser.parse(reply));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The response is kind.",
        "[RESULT]",
        "[RESULT] n",
        "[RESULT] (an integer between 1 and 5)",
        "[RESULT] N/A",
        "[RESULT] between 3 and 4",
        "[RESULT] (1-5)",
        "[RESULT] 3~4",
        "Good. `[RESULT] 4`",
        "I would give it a 5 if it had sources.",
        "I would not give it a 5.",
        "[RESULT]\n1. It is kind.\n2. It is short.",
        "[RESULT]\n5 things could be better.",
        "[RESULT]\n3 of the five points are met.",
        "(RESULT) 5",
        "[RESULTS] 5",
        "[RESULT: n]",
        "[RESULT 4",
        "[RESULT of the 4th test]",
        "Score 3: The response is kind.",
        "Score 3 would be fair.",
        "Score: 3 would be fair.",
        "Score of 3 would be fair.",
        "Result: 4 paragraphs, all kind.",
        "Score (1-10): 4",
        "4 it is",
        "-",
        "\u00a0",
        "{",
        "}{",
        "```",
        "[]",
      })
  void finds_no_score(String reply) {
    assertEquals(new Unscored(NO_SCORE, "the judge's reply names no score"), parser.parse(reply));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t \n", "<think>[RESULT] 4</think>", "</think>\n"})
  void finds_nothing_in_a_blank_reply(String reply) {
    assertEquals(new Unscored(BLANK, "the judge's reply was blank"), parser.parse(reply));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<think>", "<think>\nPerhaps [RESULT] 4?", "  <think>4"})
  void does_not_take_a_thought_for_the_reply(String reply) {
    assertEquals(
        new Unscored(NO_SCORE, "the judge's reply ends before its thinking does"),
        parser.parse(reply));
  }
}
