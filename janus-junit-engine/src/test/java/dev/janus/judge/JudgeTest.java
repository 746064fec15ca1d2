package dev.janus.judge;

import static dev.janus.judge.UnscoredReason.CUT_OFF;
import static dev.janus.judge.UnscoredReason.NOT_WHOLE;
import static dev.janus.judge.UnscoredReason.OFF_SCALE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatModel;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.Completion;
import dev.janus.chat.Conversation;
import dev.janus.chat.JsonSchema;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.chat.Usage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

  private static final ModelSettings SETTINGS =
      new ModelSettings("http://localhost/v1", "wise", null, new Sampling(0.0, null, 100, 7L));
  private static final JudgeTemplate TEMPLATE =
      JudgeTemplate.of("{fence} {instruction} {response} {score_rubric}", "test");
  private static final String REMINDER =
      "That reply holds no usable score: %s. Rate the same response again. End with a line that "
          + "reads [RESULT] n, where n is one whole number from 1 to 5.";
  private static final String NO_SCORE_NAMED = "the judge's reply names no score";

  /** Gives its completions one after another, and keeps what it was asked. */
  private static final class Script implements ChatModel {

    private final Queue<Completion> completions;
    private final List<ChatRequest> requests = new ArrayList<>();

    Script(List<Completion> completions) {
      this.completions = new ArrayDeque<>(completions);
    }

    @Override
    public Completion complete(ChatRequest request) {
      requests.add(request);
      return completions.remove();
    }

    List<Conversation> conversations() {
      return requests.stream().map(ChatRequest::conversation).toList();
    }
  }

  @Test
  void returns_what_the_judge_decides() throws Exception {
    var script = new Script(List.of(says(" Kind. [RESULT] 4 ")));
    Judge judge = judge(script);
    assertEquals(
        new Judgement(
            judge.key(Requests.REQUEST),
            1,
            new Scored(4, "Kind."),
            " Kind. [RESULT] 4 ",
            new Usage(10, 2),
            250,
            2,
            "fp_1"),
        judge.judge(Requests.REQUEST));
  }

  @Test
  void asks_one_question_without_a_system_message() throws Exception {
    var script = new Script(List.of(says("[RESULT] 4")));
    judge(script).judge(Requests.REQUEST);
    assertEquals(List.of(new ChatRequest(question(1), SETTINGS.sampling(), null)), script.requests);
  }

  @Test
  void sends_the_schema_of_a_verdict_with_our_template_only() throws Exception {
    var script = new Script(List.of(says("{\"feedback\":\"Kind.\",\"score\":4}")));
    var judge = new Judge(script, SETTINGS, JudgeTemplate.absolute(), () -> "fence-1");
    assertEquals(new Scored(4, "Kind."), judge.judge(Requests.REQUEST).verdict());
    assertEquals(
        new JsonSchema(
            "verdict",
            "{\"type\":\"object\",\"properties\":{\"feedback\":{\"type\":\"string\"},\"score\":{\"type\":\"integer\",\"enum\":[1,2,3,4,5]}},\"required\":[\"feedback\",\"score\"],\"additionalProperties\":false}"),
        script.requests.get(0).schema());
    assertTrue(TEMPLATE.fill(Requests.REQUEST, "f").startsWith("f "));
    assertFalse(TEMPLATE.describesJson());
  }

  @Test
  void takes_another_fence_for_each_judgement_and_keeps_it_for_its_reasks() throws Exception {
    var script =
        new Script(List.of(says("No."), says("[RESULT] 4"), says("No."), says("[RESULT] 4")));
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
    assertNull(script.requests.get(1).schema());
  }

  @Test
  void shows_the_judge_its_last_useless_reply_only() throws Exception {
    var script = new Script(List.of(says("[RESULT] 6"), says("[RESULT] 3.5"), says("[RESULT] 3")));
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
                    REMINDER.formatted(
                        "the judge named a score that is not written as a whole number: 3.5"))),
        script.conversations());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n"})
  void repeats_the_question_unchanged_after_a_blank_reply(String blank) throws Exception {
    var script = new Script(List.of(says("No."), says(blank), says("[RESULT] 4")));
    judge(script).judge(Requests.REQUEST);
    assertEquals(question(1), script.conversations().get(2));
  }

  @Test
  void sums_what_all_replies_took() throws Exception {
    var script = new Script(List.of(says(""), says("No."), says("[RESULT] 4")));
    var judgement = judge(script).judge(Requests.REQUEST);
    assertEquals(new Usage(30, 6), judgement.usage());
    assertEquals(750, judgement.latencyMs());
    assertEquals(6, judgement.attempts());
  }

  @Test
  void asks_again_five_times() throws Exception {
    List<Completion> replies = new ArrayList<>(Collections.nCopies(5, says("No.")));
    replies.add(says("[RESULT] 2"));
    assertEquals(new Scored(2, ""), judge(new Script(replies)).judge(Requests.REQUEST).verdict());
  }

  @Test
  void gives_up_after_the_fifth_time_with_the_last_reason() throws Exception {
    List<Completion> replies = new ArrayList<>(Collections.nCopies(5, says("No.")));
    replies.add(says("[RESULT] 4.5"));
    replies.add(says("[RESULT] 2"));
    var script = new Script(replies);
    var judge = judge(script);
    assertEquals(
        new Judgement(
            judge.key(Requests.REQUEST),
            1,
            new Unscored(
                NOT_WHOLE, "the judge named a score that is not written as a whole number: 4.5"),
            "[RESULT] 4.5",
            new Usage(60, 12),
            1500,
            12,
            "fp_1"),
        judge.judge(Requests.REQUEST));
    assertEquals(6, script.requests.size());
  }

  @Test
  void says_that_replies_without_a_score_were_cut_off() throws Exception {
    var script = new Script(Collections.nCopies(6, says("It is", Completion.LENGTH)));
    String detail = "the judge's reply was cut off before a score; raise janus.judge.max-tokens";
    assertEquals(new Unscored(CUT_OFF, detail), judge(script).judge(Requests.REQUEST).verdict());
    assertEquals(
        question(1).then("It is", REMINDER.formatted(detail)), script.conversations().get(1));
  }

  @Test
  void says_that_blank_replies_were_cut_off() throws Exception {
    var script = new Script(Collections.nCopies(6, says("", Completion.LENGTH)));
    assertEquals(CUT_OFF, ((Unscored) judge(script).judge(Requests.REQUEST).verdict()).reason());
    assertEquals(Collections.nCopies(6, question(1)), script.conversations());
  }

  @ParameterizedTest
  @CsvSource({"'', BLANK", "No., NO_SCORE", "[RESULT] 6, OFF_SCALE"})
  void keeps_the_reason_of_replies_that_ended_by_themselves(String reply, UnscoredReason reason)
      throws Exception {
    var script = new Script(Collections.nCopies(6, says(reply)));
    assertEquals(reason, ((Unscored) judge(script).judge(Requests.REQUEST).verdict()).reason());
  }

  @Test
  void keeps_the_score_and_the_fault_of_a_reply_that_was_cut_off_later() throws Exception {
    var scored = new Script(List.of(says("[RESULT] 4 as it", Completion.LENGTH)));
    assertEquals(new Scored(4, "as it"), judge(scored).judge(Requests.REQUEST).verdict());
    var offScale = new Script(Collections.nCopies(6, says("[RESULT] 6", Completion.LENGTH)));
    assertEquals(
        OFF_SCALE, ((Unscored) judge(offScale).judge(Requests.REQUEST).verdict()).reason());
  }

  @ParameterizedTest
  @CsvSource({"1999, 0", "2000, 0", "2001, 1", "5000, 3000"})
  void shows_the_judge_the_end_of_a_long_reply(int length, int cut) throws Exception {
    String reply = "x".repeat(length - 1) + "y";
    var script = new Script(List.of(says(reply), says("[RESULT] 4")));
    judge(script).judge(Requests.REQUEST);
    assertEquals(
        question(1).then(reply.substring(cut), REMINDER.formatted(NO_SCORE_NAMED)),
        script.conversations().get(1));
  }

  @Test
  void does_not_cut_a_character_in_two() throws Exception {
    var script = new Script(List.of(says("😀" + "x".repeat(1999)), says("[RESULT] 4")));
    judge(script).judge(Requests.REQUEST);
    assertEquals("x".repeat(1999), script.conversations().get(1).messages().get(1).content());
  }

  @ParameterizedTest
  @CsvSource({"1, 7", "2, 8", "5, 11"})
  void samples_each_repeat_with_its_own_seed(int repeat, long seed) throws Exception {
    var script = new Script(List.of(says("No."), says("[RESULT] 4")));
    var judgement = judge(script).judge(Requests.repeat(repeat));
    var sampling = new Sampling(0.0, null, 100, seed);
    assertEquals(
        List.of(sampling, sampling), script.requests.stream().map(ChatRequest::sampling).toList());
    assertEquals(repeat, judgement.repeat());
  }

  @Test
  void passes_on_why_no_reply_arrived() {
    var fault = new ChatException("judge wise: HTTP 401", 1, null);
    var judge =
        judge(
            request -> {
              throw fault;
            });
    assertSame(fault, assertThrows(ChatException.class, () -> judge.judge(Requests.REQUEST)));
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
            judge.key(Requests.REQUEST),
            1,
            new Unscored(UnscoredReason.JUDGE_UNAVAILABLE, "judge wise: HTTP 500"),
            "Hm.",
            new Usage(10, 2),
            250,
            10,
            "fp_1"),
        judge.judge(Requests.REQUEST));
  }

  @Test
  void passes_on_an_interrupt() {
    var judge =
        judge(
            request -> {
              throw new InterruptedException();
            });
    assertThrows(InterruptedException.class, () -> judge.judge(Requests.REQUEST));
  }

  @Test
  void tells_its_settings() {
    assertSame(SETTINGS, judge(new Script(List.of())).settings());
  }

  private static Judge judge(ChatModel model) {
    var number = new AtomicInteger();
    return new Judge(model, SETTINGS, TEMPLATE, () -> "fence-" + number.incrementAndGet());
  }

  private static Conversation question(int fence) {
    return Conversation.of("", TEMPLATE.fill(Requests.REQUEST, "fence-" + fence));
  }

  private static Completion says(String text) {
    return says(text, "stop");
  }

  private static Completion says(String text, String finishReason) {
    return new Completion(text, finishReason, new Usage(10, 2), "fp_1", Duration.ofMillis(250), 2);
  }
}
