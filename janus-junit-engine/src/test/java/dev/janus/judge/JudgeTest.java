package dev.janus.judge;

import static dev.janus.judge.ScriptedJudge.SETTINGS;
import static dev.janus.judge.ScriptedJudge.judge;
import static dev.janus.judge.ScriptedJudge.question;
import static dev.janus.judge.ScriptedJudge.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.JsonSchema;
import dev.janus.chat.Sampling;
import dev.janus.chat.ScriptedChat;
import dev.janus.chat.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a judge asks, and what it makes of the first usable reply. */
class JudgeTest {

  @Test
  void returns_what_the_judge_decides() throws Exception {
    var script = new ScriptedChat(List.of(says(" Kind. [RESULT] 4 ")));
    Judge judge = judge(script);
    assertEquals(
        new Judgement(
            judge.question(Requests.REQUEST).key(),
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
    var script = new ScriptedChat(List.of(says("[RESULT] 4")));
    judge(script).judge(Requests.REQUEST);
    assertEquals(
        List.of(
            new ChatRequest(
                judge(script).question(Requests.REQUEST).key() + "-1",
                question(1),
                SETTINGS.sampling(),
                null)),
        script.requests());
  }

  @Test
  void sends_the_schema_of_a_verdict_with_our_template_only() throws Exception {
    var script = new ScriptedChat(List.of(says("{\"feedback\":\"Kind.\",\"score\":4}")));
    var judge = new Judge(script, SETTINGS, JudgeTemplate.absolute(), key -> "fence-1");
    assertEquals(new Scored(4, "Kind."), judge.judge(Requests.REQUEST).verdict());
    assertEquals(
        new JsonSchema(
            "verdict",
            "{\"type\":\"object\",\"properties\":{\"feedback\":{\"type\":\"string\"},\"score\":{\"type\":\"integer\",\"enum\":[1,2,3,4,5]}},\"required\":[\"feedback\",\"score\"],\"additionalProperties\":false}"),
        script.requests().get(0).schema());
    var ofAnother = new ScriptedChat(List.of(says("[RESULT] 4")));
    judge(ofAnother).judge(Requests.REQUEST);
    assertNull(ofAnother.requests().get(0).schema());
  }

  @ParameterizedTest
  @CsvSource({"1, 7", "2, 8", "5, 11"})
  void samples_each_repeat_with_its_own_seed(int repeat, long seed) throws Exception {
    var script = new ScriptedChat(List.of(says("No."), says("[RESULT] 4")));
    var judgement = judge(script).judge(Requests.repeat(repeat));
    var sampling = new Sampling(0.0, null, 100, seed);
    assertEquals(
        List.of(sampling, sampling),
        script.requests().stream().map(ChatRequest::sampling).toList());
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
    assertSame(SETTINGS, judge(new ScriptedChat(List.of())).settings());
  }
}
