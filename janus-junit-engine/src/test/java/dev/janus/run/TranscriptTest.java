package dev.janus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import dev.janus.judge.UnscoredReason;
import dev.janus.judge.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TranscriptTest {

  @Test
  void finds_a_response_by_its_key() {
    var line = Lines.response("p1", 0, 0, "k");
    Transcript transcript = transcript(List.of(line), List.of());
    assertSame(line.response(), transcript.response("k", "p1"));
    assertNull(transcript.response("other", "p1"));
    assertNull(transcript.judgement("k", "p1", "r1"));
  }

  @Test
  void finds_a_judgement_by_its_key() {
    Judgement judgement = judgement("k", 1, new Scored(4, ""));
    Transcript transcript = transcript(List.of(), List.of(check("p1", judgement)));
    assertSame(judgement, transcript.judgement("k", "p1", "r1"));
    assertNull(transcript.judgement("other", "p1", "r1"));
    assertNull(transcript.response("k", "p1"));
  }

  @Test
  void prefers_what_was_recorded_for_the_very_prompt() {
    var first = Lines.response("p1", 0, 0, "k");
    var second = Lines.response("p2", 1, 0, "k");
    Judgement one = judgement("k", 1, new Scored(1, ""));
    Judgement two = judgement("k", 1, new Scored(2, ""));
    Transcript transcript =
        transcript(List.of(first, second), List.of(check("p1", one), check("p2", two)));
    assertSame(first.response(), transcript.response("k", "p1"));
    assertSame(second.response(), transcript.response("k", "p2"));
    assertSame(one, transcript.judgement("k", "p1", "r1"));
    assertSame(two, transcript.judgement("k", "p2", "r1"));
  }

  @Test
  void lends_another_prompts_answer_to_the_same_request() {
    var line = Lines.response("p1", 0, 0, "k");
    Judgement judgement = judgement("k", 1, new Scored(1, ""));
    Transcript transcript = transcript(List.of(line), List.of(check("p1", judgement)));
    assertSame(line.response(), transcript.response("k", "p9"));
    assertSame(judgement, transcript.judgement("k", "p9", "r1"));
  }

  @ParameterizedTest
  @EnumSource(UnscoredReason.class)
  void forgets_verdicts_that_a_server_failed_to_give(UnscoredReason reason) {
    Judgement unscored = judgement("k1", 1, Lines.unscored(reason));
    Judgement scored = judgement("k2", 2, new Scored(5, ""));
    var line = Lines.response("p1", 0, 0, "k");
    Run run = run(List.of(line), List.of(check("p1", unscored, scored)));
    assertSame(unscored, Transcript.of(run).judgement("k1", "p1", "r1"));
    Transcript kept = Transcript.toGoOn(run);
    assertEquals(reason.isTransport() ? null : unscored, kept.judgement("k1", "p1", "r1"));
    assertSame(scored, kept.judgement("k2", "p1", "r1"));
    assertSame(line.response(), kept.response("k", "p1"));
  }

  @Test
  void a_run_that_goes_on_lends_nothing_so_that_no_line_is_left_out() {
    var line = Lines.response("p1", 0, 0, "k");
    Judgement judgement = judgement("k", 1, new Scored(1, ""));
    Transcript own = Transcript.toGoOn(run(List.of(line), List.of(check("p1", judgement))));
    assertNull(own.response("k", "p9"));
    assertNull(own.judgement("k", "p9", "r1"));
    assertNull(own.judgement("k", "p1", "r9"));
  }

  @Test
  void may_hold_nothing() {
    assertNull(Transcript.EMPTY.response("k", "p1"));
    assertNull(Transcript.EMPTY.judgement("k", "p1", "r1"));
  }

  private static Transcript transcript(List<ResponseLine> responses, List<Check> checks) {
    return Transcript.of(run(responses, checks));
  }

  private static Run run(List<ResponseLine> responses, List<Check> checks) {
    return new Run(Lines.HEADER, responses, checks, List.of(), null);
  }

  private static Check check(String prompt, Judgement... judgements) {
    return new Check("koala", prompt, "c", "r1", List.of(judgements));
  }

  private static Judgement judgement(String key, int repeat, Verdict verdict) {
    return new Judgement(key, repeat, verdict, "", Lines.FOOTER.usage(), 1, 1, null);
  }
}
