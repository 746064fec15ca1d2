package dev.janus.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rules that hold for every reply, on many that are put together by chance, the same each time. */
class OddReplyTest {

  private static final String[] PARTS = {
    "[RESULT]",
    "[SCORE",
    "]",
    "Score:",
    "score of",
    "Rating",
    "is",
    "a",
    "I give it",
    "it says",
    "4",
    "5",
    "1",
    "2",
    "0",
    "10",
    "3.5",
    "/5",
    "/10",
    "out of",
    "%",
    "½",
    "４",
    "④",
    "٤",
    "★★★",
    "four",
    "IV",
    "\n",
    "\n\n",
    " ",
    "{",
    "}",
    "{\"score\": ",
    "\"feedback\": \"",
    "\"",
    "'",
    "“",
    "”",
    "`",
    "```",
    "```json\n",
    "> ",
    "- ",
    "* ",
    "**",
    "~~",
    "<think>",
    "</think>",
    "<score>",
    "</score>",
    "\\boxed{",
    "[[",
    "]]",
    "&#91;",
    "&nbsp;",
    "<|channel|>final<|message|>",
    "<|channel|>analysis<|message|>",
    "<|end|>",
    "\ud800",
    "\u0000",
    "\u200b",
    "\ufeff",
    "分数：",
    "점수",
    "the response",
    "not",
    "if",
    ".",
    ",",
    ";",
    "(1-5)",
    "(",
    ")"
  };

  private final ReplyParser parser = new ReplyParser();
  private final Random random = new Random(20261130);

  private String reply() {
    StringBuilder reply = new StringBuilder();
    int parts = random.nextInt(12);
    for (int i = 0; i < parts; i++) {
      reply.append(PARTS[random.nextInt(PARTS.length)]).append(random.nextBoolean() ? " " : "");
    }
    return reply.toString();
  }

  @Test
  void no_reply_throws() {
    for (int i = 0; i < 20_000; i++) {
      String reply = reply();
      try {
        parser.parse(reply);
      } catch (RuntimeException e) {
        throw new AssertionError("reply: " + reply, e);
      }
    }
  }

  @Test
  void no_feedback_changes_the_score_of_an_object() {
    for (int i = 0; i < 5_000; i++) {
      String feedback = reply().replace("\\", "\\\\").replace("\"", "\\\"");
      String reply = "{\"feedback\": \"" + feedback + "\", \"score\": 1}";
      Scored scored = assertInstanceOf(Scored.class, parser.parse(reply), reply);
      assertEquals(1, scored.score(), reply);
    }
  }

  @Test
  void a_second_mark_with_another_number_leaves_no_score() {
    for (int score = 1; score <= 5; score++) {
      for (int other = 1; other <= 5; other++) {
        String reply = "Kind.\n[RESULT] %d\nMore words.\n[RESULT] %d".formatted(score, other);
        assertEquals(score == other, parser.parse(reply) instanceof Scored, reply);
      }
    }
  }
}
