package dev.janus.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Replies that announce a score with a mark, on a line of its own, or barely. */
class ReplyParserTest {

  private final ReplyParser parser = new ReplyParser();

  @ParameterizedTest
  @MethodSource
  void reads_the_score_behind_a_mark(String reply, int score, String feedback) {
    assertEquals(new Scored(score, feedback), parser.parse(reply));
  }

  static Stream<Arguments> reads_the_score_behind_a_mark() {
    return Stream.of(
        arguments("Good. [RESULT] 4", 4, "Good."),
        arguments("Good.\n[RESULT] 1", 1, "Good."),
        arguments("[RESULT] 5", 5, ""),
        arguments("Good. [result] 4", 4, "Good."),
        arguments("Good. [Result] 4", 4, "Good."),
        arguments("Good. [SCORE] 4", 4, "Good."),
        arguments("Good. [ RESULT ] 4", 4, "Good."),
        arguments("Good. [RESULT]4", 4, "Good."),
        arguments("Good. [RESULT]: 4", 4, "Good."),
        arguments("Good. [RESULT] = 4", 4, "Good."),
        arguments("Good. [RESULT] is 4", 4, "Good."),
        arguments("Good. [RESULT] - 4", 4, "Good."),
        arguments("Good. [RESULT] – 4", 4, "Good."),
        arguments("Good. [RESULT] Score: 4", 4, "Good."),
        arguments("Good. [RESULT] **4**", 4, "Good."),
        arguments("Good. [RESULT]: **4**", 4, "Good."),
        arguments("Good.\n\n**[RESULT]** 4", 4, "Good."),
        arguments("Good.\n\n**[RESULT] 4**", 4, "Good."),
        arguments("Good. [RESULT] \"4\"", 4, "Good."),
        arguments("Good. [RESULT] (4)", 4, "Good."),
        arguments("Good. [RESULT] [4]", 4, "Good."),
        arguments("Good. [RESULT] {4}", 4, "Good."),
        arguments("Good. [RESULT: 4]", 4, "Good."),
        arguments("Good. [RESULT 4]", 4, "Good."),
        arguments("Good. [Score = 4/5]", 4, "Good."),
        arguments("Good. [RESULT]\n4", 4, "Good."),
        arguments("Good. [RESULT]:\n\n**4**", 4, "Good."),
        arguments("Good. [RESULT]\n- 4", 4, "Good."),
        arguments("Good. [RESULT]\n4.", 4, "Good."),
        arguments("Good. [RESULT]\n4 out of 5", 4, "Good."),
        arguments("Good. [RESULT] 4/5", 4, "Good."),
        arguments("Good. [RESULT] 4 / 5", 4, "Good."),
        arguments("Good. [RESULT] 4 out of 5", 4, "Good."),
        arguments("Good. [RESULT] 4 (out of 5)", 4, "Good."),
        arguments("Good. [RESULT] 4 of 5", 4, "Good."),
        arguments("Good. [RESULT] 4.", 4, "Good."),
        arguments("Good. [RESULT] 4. It meets the rubric.", 4, "Good."),
        arguments("Good. [RESULT] 4 because it is kind.", 4, "Good."),
        arguments("Good. [RESULT] +4", 4, "Good."),
        arguments("Good. [RESULT] 04", 4, "Good."),
        arguments("Good.\r\n[RESULT] 4\r\n", 4, "Good."),
        arguments("Good.\r\n[RESULT]\r\n4\r\n", 4, "Good."),
        arguments("Good. [RESULT]\u00a04", 4, "Good."),
        arguments("Good. [RESULT]\u3000：4", 4, "Good."),
        arguments("[RESULT] 4\nKind and short.", 4, "Kind and short."),
        arguments("**[RESULT] 4**\n\nFeedback: Kind.", 4, "Kind."),
        arguments("Feedback: Kind. [RESULT] 4", 4, "Kind."),
        arguments("### **Feedback:** Kind. [RESULT] 4", 4, "Kind."),
        arguments("FEEDBACK: Kind. Feedback: again. [RESULT] 4", 4, "Kind. Feedback: again."),
        arguments("\"[RESULT]\" follows. [RESULT] 4", 4, "\"[RESULT]\" follows."),
        arguments("[RESULT] 4 as I said. [RESULT] 4", 4, "[RESULT] 4 as I said."),
        arguments("[RESULT] 4, that is [RESULT] 4/5", 4, "[RESULT] 4, that is"),
        arguments("Score 3 would be fair, but no. [RESULT] 5", 5, "Score 3 would be fair, but no."),
        arguments(
            "Score 3: The response is kind.\n[RESULT] 2", 2, "Score 3: The response is kind."),
        arguments(
            "Form: [RESULT] (an integer between 1 and 5)\n[RESULT] 4",
            4,
            "Form: [RESULT] (an integer between 1 and 5)"),
        arguments("It quotes (RESULT) 5. [RESULT] 1", 1, "It quotes (RESULT) 5."),
        arguments("```\n{\"score\": 5}\n```\n[RESULT] 2", 2, "```\n{\"score\": 5}\n```"),
        arguments("<think>\nA 2? [RESULT] 2\n</think>\nKind. [RESULT] 4", 4, "Kind."),
        arguments("no opening</think>a</think>Kind. [RESULT] 4", 4, "a</think>Kind."),
        arguments("<think> is quoted nowhere else. </think>[RESULT] 3", 3, ""));
  }

  @ParameterizedTest
  @MethodSource
  void reads_the_score_on_a_line_of_its_own(String reply, int score, String feedback) {
    assertEquals(new Scored(score, feedback), parser.parse(reply));
  }

  static Stream<Arguments> reads_the_score_on_a_line_of_its_own() {
    return Stream.of(
        arguments("Score: 4", 4, ""),
        arguments("Kind.\nScore: 4", 4, "Kind."),
        arguments("Kind.\nSCORE = 4", 4, "Kind."),
        arguments("Kind.\r\nscore: 4\r\n", 4, "Kind."),
        arguments("Kind.\n**Final score:** 4/5", 4, "Kind."),
        arguments("Kind.\n**Final Score**: 4", 4, "Kind."),
        arguments("Kind.\n- Overall rating: 4", 4, "Kind."),
        arguments("Kind.\n## Result: 4", 4, "Kind."),
        arguments("Kind.\nThe overall score is 4.", 4, "Kind."),
        arguments("Kind.\nMy rating: 4 (good)", 4, "Kind."),
        arguments("Kind.\nScore of 4.", 4, "Kind."),
        arguments("Kind.\nScore (1-5): 4", 4, "Kind."),
        arguments("Kind.\nScore (out of 5): 4", 4, "Kind."),
        arguments("Kind.\nScore: 4 out of 5", 4, "Kind."),
        arguments("Kind.\nScore:\n4", 4, "Kind."),
        arguments("Kind.\nScore：4", 4, "Kind."),
        arguments("Kind.\nScore: 4\nScore: 4", 4, "Kind.\nScore: 4"),
        arguments("Score: 4 - it is kind.", 4, "- it is kind."),
        arguments("Score 3: The response is kind.\nScore: 2", 2, "Score 3: The response is kind."),
        arguments(
            "Kind.\nScore of 3 would be mean.\nScore: 4", 4, "Kind.\nScore of 3 would be mean."));
  }

  @ParameterizedTest
  @MethodSource
  void reads_a_reply_that_is_nothing_but_a_number(String reply, int score) {
    assertEquals(new Scored(score, ""), parser.parse(reply));
  }

  static Stream<Arguments> reads_a_reply_that_is_nothing_but_a_number() {
    return Stream.of(
        arguments("4", 4),
        arguments(" 4 \n", 4),
        arguments("4.", 4),
        arguments("**4**", 4),
        arguments("4/5", 4),
        arguments("5 out of 5", 5),
        arguments("1", 1),
        arguments("<think>2, or 3?</think>3", 3));
  }
}
