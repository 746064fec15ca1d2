package dev.janus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import dev.janus.judge.UnscoredReason;
import dev.janus.judge.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TranscriptTest {

  @Test
  void finds_a_response_by_its_key() throws Exception {
    var line = Lines.response("p1", 0, 0, "k");
    Transcript transcript = transcript(List.of(line), List.of());
    assertEquals(line.response(), transcript.response("k", "p1"));
    assertNull(transcript.response("other", "p1"));
    assertNull(transcript.judgement("k", "p1", "r1"));
  }

  @Test
  void finds_a_judgement_by_its_key() throws Exception {
    Judgement judgement = judgement("k", 1, new Scored(4, ""));
    Transcript transcript = transcript(List.of(), List.of(check("p1", judgement)));
    assertEquals(judgement, transcript.judgement("k", "p1", "r1"));
    assertNull(transcript.judgement("other", "p1", "r1"));
    assertNull(transcript.response("k", "p1"));
  }

  @Test
  void prefers_what_was_recorded_for_the_very_prompt() throws Exception {
    var first = Lines.response("p1", 0, 0, "k");
    var second = Lines.response("p2", 1, 0, "k");
    Judgement one = judgement("k", 1, new Scored(1, ""));
    Judgement two = judgement("k", 1, new Scored(2, ""));
    Transcript transcript =
        transcript(List.of(first, second), List.of(check("p1", one), check("p2", two)));
    assertEquals(first.response(), transcript.response("k", "p1"));
    assertEquals(second.response(), transcript.response("k", "p2"));
    assertEquals(one, transcript.judgement("k", "p1", "r1"));
    assertEquals(two, transcript.judgement("k", "p2", "r1"));
  }

  @Test
  void lends_another_prompts_answer_to_the_same_request() throws Exception {
    var line = Lines.response("p1", 0, 0, "k");
    Judgement judgement = judgement("k", 1, new Scored(1, ""));
    Transcript transcript = transcript(List.of(line), List.of(check("p1", judgement)));
    assertEquals(line.response(), transcript.response("k", "p9"));
    assertEquals(judgement, transcript.judgement("k", "p9", "r1"));
  }

  @ParameterizedTest
  @EnumSource(UnscoredReason.class)
  void forgets_verdicts_that_a_server_failed_to_give(UnscoredReason reason) throws Exception {
    Judgement unscored = judgement("k1", 1, Lines.unscored(reason));
    Judgement scored = judgement("k2", 2, new Scored(5, ""));
    var line = Lines.response("p1", 0, 0, "k");
    Run run = run(List.of(line), List.of(check("p1", unscored, scored)));
    assertEquals(unscored, replayed(run).judgement("k1", "p1", "r1"));
    Transcript kept = goingOn(run);
    assertEquals(reason.isTransport() ? null : unscored, kept.judgement("k1", "p1", "r1"));
    assertEquals(scored, kept.judgement("k2", "p1", "r1"));
    assertEquals(line.response(), kept.response("k", "p1"));
  }

  @Test
  void a_run_that_goes_on_lends_nothing_so_that_no_line_is_left_out() throws Exception {
    var line = Lines.response("p1", 0, 0, "k");
    Judgement judgement = judgement("k", 1, new Scored(1, ""));
    Transcript own = goingOn(run(List.of(line), List.of(check("p1", judgement))));
    assertNull(own.response("k", "p9"));
    assertNull(own.judgement("k", "p9", "r1"));
    assertNull(own.judgement("k", "p1", "r9"));
  }

  @Test
  void may_hold_nothing() throws Exception {
    assertNull(Transcript.EMPTY.response("k", "p1"));
    assertNull(Transcript.EMPTY.judgement("k", "p1", "r1"));
  }

  private static Transcript replayed(Run run) throws Exception {
    return RecordedRun.toReplay(bytes(run), "run.jsonl").transcript();
  }

  private static Transcript goingOn(Run run) throws Exception {
    Path record = Files.createTempFile("run", ".jsonl");
    Files.write(record, bytes(run));
    return RecordedRun.toGoOn(record).run().transcript();
  }

  private static byte[] bytes(Run run) {
    RunLineWriter writer = new RunLineWriter();
    StringBuilder text = new StringBuilder(writer.write(run.header())).append('\n');
    run.responses().forEach(line -> text.append(writer.write(line)).append('\n'));
    for (Check check : run.checks()) {
      for (Judgement one : check.judgements()) {
        var line =
            new VerdictLine(check.prompt(), check.rubric(), check.split(), check.cluster(), one);
        text.append(writer.write(line)).append('\n');
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Transcript transcript(List<ResponseLine> responses, List<Check> checks)
      throws Exception {
    return replayed(run(responses, checks));
  }

  private static Run run(List<ResponseLine> responses, List<Check> checks) {
    return new Run(Lines.HEADER, List.of(), responses, checks, List.of(), null, true);
  }

  private static Check check(String prompt, Judgement... judgements) {
    return new Check("koala", prompt, "c", "r1", List.of(judgements));
  }

  private static Judgement judgement(String key, int repeat, Verdict verdict) {
    return new Judgement(key, repeat, verdict, "", Lines.FOOTER.usage(), 1, 1, null);
  }
}
