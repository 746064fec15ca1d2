package dev.janus.judge;

import static dev.janus.judge.ScriptedJudge.judge;
import static dev.janus.judge.ScriptedJudge.question;
import static dev.janus.judge.ScriptedJudge.says;
import static dev.janus.judge.UnscoredReason.CUT_OFF;
import static dev.janus.judge.UnscoredReason.NOT_WHOLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.janus.chat.ChatException;
import dev.janus.chat.Completion;
import dev.janus.chat.ScriptedChat;
import dev.janus.chat.Usage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a judge asks again after a reply without a usable score. */
class ReaskTest {

  private static final String REMINDER =
      "That reply holds no usable score: %s. Rate the same response again. End with a line that "
          + "reads [RESULT] n, where n is one whole number from 1 to 5.";
  private static final String WAS_CUT_OFF =
      "the judge's reply was cut off; raise janus.judge.max-tokens";
  private static final String NO_SCORE_NAMED = "the judge's reply names no score";

  @Test
  void takes_another_fence_for_each_judgement_and_keeps_it_for_its_reasks() throws Exception {
    var script =
        new ScriptedChat(List.of(says("No."), says("[RESULT] 4"), says("No."), says("[RESULT] 4")));
    var judge = judge(script);
    judge.judge(Requests.REQUEST);
    judge.judge(Requests.REQUEST);
    String again = REMINDER.formatted(NO_SCORE_NAMED);
    assertEquals(
        List.of(
            question(1),
            question(1).then("No.", again),
            question(2),
            question(2).then("No.", again)),
        script.conversations());
    assertNull(script.requests().get(1).schema());
  }

  @Test
  void shows_the_judge_its_last_useless_reply_only() throws Exception {
    var script =
        new ScriptedChat(List.of(says("[RESULT] 6"), says("[RESULT] 3.5"), says("[RESULT] 3")));
    var judgement = judge(script).judge(Requests.REQUEST);
    assertEquals(new Scored(3, ""), judgement.verdict());
    assertEquals("[RESULT] 3", judgement.raw());
    assertEquals(
        List.of(
            question(1),
            question(1)
                .then(
                    "[RESULT] 6",
                    REMINDER.formatted("the judge named a score that is not 1 to 5: 6")),
            question(1)
                .then(
                    "[RESULT] 3.5",
                    REMINDER.formatted("the judge named a score that is not a whole number: 3.5"))),
        script.conversations());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n"})
  void repeats_the_question_unchanged_after_a_blank_reply(String blank) throws Exception {
    var script = new ScriptedChat(List.of(says("No."), says(blank), says("[RESULT] 4")));
    judge(script).judge(Requests.REQUEST);
    assertEquals(question(1), script.conversations().get(2));
  }

  @Test
  void sums_what_all_replies_took() throws Exception {
    var script = new ScriptedChat(List.of(says(""), says("No."), says("[RESULT] 4")));
    var judgement = judge(script).judge(Requests.REQUEST);
    assertEquals(new Usage(30, 6), judgement.usage());
    assertEquals(750, judgement.latencyMs());
    assertEquals(6, judgement.attempts());
  }

  @Test
  void asks_again_five_times() throws Exception {
    List<Completion> replies = new ArrayList<>(Collections.nCopies(5, says("No.")));
    replies.add(says("[RESULT] 2"));
    assertEquals(
        new Scored(2, ""), judge(new ScriptedChat(replies)).judge(Requests.REQUEST).verdict());
  }

  @Test
  void gives_up_after_the_fifth_time_with_the_last_reason() throws Exception {
    List<Completion> replies = new ArrayList<>(Collections.nCopies(5, says("No.")));
    replies.add(says("[RESULT] 4.5"));
    replies.add(says("[RESULT] 2"));
    var script = new ScriptedChat(replies);
    var judge = judge(script);
    assertEquals(
        new Judgement(
            judge.question(Requests.REQUEST).key(),
            1,
            new Unscored(NOT_WHOLE, "the judge named a score that is not a whole number: 4.5"),
            "[RESULT] 4.5",
            new Usage(60, 12),
            1500,
            12,
            "fp_1"),
        judge.judge(Requests.REQUEST));
    assertEquals(6, script.requests().size());
  }

  @Test
  void says_that_replies_without_a_score_were_cut_off() throws Exception {
    var script = new ScriptedChat(Collections.nCopies(6, says("It is", "length")));
    assertEquals(
        new Unscored(CUT_OFF, WAS_CUT_OFF), judge(script).judge(Requests.REQUEST).verdict());
    assertEquals(
        question(1).then("It is", REMINDER.formatted(WAS_CUT_OFF)), script.conversations().get(1));
  }

  @Test
  void says_that_blank_replies_were_cut_off() throws Exception {
    var script = new ScriptedChat(Collections.nCopies(6, says("", "length")));
    assertEquals(
        new Unscored(CUT_OFF, WAS_CUT_OFF), judge(script).judge(Requests.REQUEST).verdict());
    assertEquals(Collections.nCopies(6, question(1)), script.conversations());
  }

  @ParameterizedTest
  @CsvSource({
    "'', BLANK, the judge's reply was blank",
    "No., NO_SCORE, the judge's reply names no score",
    "[RESULT] 6, OFF_SCALE, the judge named a score that is not 1 to 5: 6"
  })
  void keeps_the_reason_of_replies_that_ended_by_themselves(
      String reply, UnscoredReason reason, String detail) throws Exception {
    var script = new ScriptedChat(Collections.nCopies(6, says(reply)));
    assertEquals(new Unscored(reason, detail), judge(script).judge(Requests.REQUEST).verdict());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[RESULT] 4 as it", "[RESULT] 6", "{\"feedback\":\"Good\",\"score\":4}", "4"})
  void takes_no_reply_that_was_cut_off_for_a_verdict(String reply) throws Exception {
    var cutOff = new ScriptedChat(Collections.nCopies(6, says(reply, "length")));
    assertEquals(
        new Unscored(CUT_OFF, WAS_CUT_OFF), judge(cutOff).judge(Requests.REQUEST).verdict());
    var then = new ScriptedChat(List.of(says(reply, "length"), says("[RESULT] 2")));
    assertEquals(new Scored(2, ""), judge(then).judge(Requests.REQUEST).verdict());
  }

  @ParameterizedTest
  @CsvSource({"1999, 0", "2000, 0", "2001, 1", "5000, 3000"})
  void shows_the_judge_the_end_of_a_long_reply(int length, int cut) throws Exception {
    String reply = "x".repeat(length - 1) + "y";
    var script = new ScriptedChat(List.of(says(reply), says("[RESULT] 4")));
    judge(script).judge(Requests.REQUEST);
    assertEquals(
        question(1).then(reply.substring(cut), REMINDER.formatted(NO_SCORE_NAMED)),
        script.conversations().get(1));
  }

  @Test
  void does_not_cut_a_character_in_two() throws Exception {
    var script = new ScriptedChat(List.of(says("😀" + "x".repeat(1999)), says("[RESULT] 4")));
    judge(script).judge(Requests.REQUEST);
    assertEquals("x".repeat(1999), script.conversations().get(1).messages().get(1).content());
  }

  @Test
  void remembers_what_was_paid_for_before_it_broke_down() throws Exception {
    var replies = new ArrayDeque<>(List.of(says("Hm.")));
    var judge =
        judge(
            request -> {
              Completion reply = replies.poll();
              if (reply == null) {
                throw new ChatException("judge wise: HTTP 500", 8, null);
              }
              return reply;
            });
    assertEquals(
        new Judgement(
            judge.question(Requests.REQUEST).key(),
            1,
            new Unscored(UnscoredReason.JUDGE_UNAVAILABLE, "judge wise: HTTP 500"),
            "Hm.",
            new Usage(10, 2),
            250,
            10,
            "fp_1"),
        judge.judge(Requests.REQUEST));
  }
}
