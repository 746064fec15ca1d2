package dev.janus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.judge.Scored;
import dev.janus.judge.UnscoredReason;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunAssemblyTest {

  @Test
  void orders_responses_as_in_the_bench_and_then_by_turn() {
    var p1 = Lines.response("p1", 4, 0, "a");
    var p1Next = Lines.response("p1", 4, 1, "b");
    var p2 = Lines.response("p2", 2, 0, "c");
    var p3 = Lines.response("p3", 10, 0, "d");
    assertEquals(
        List.of(p2, p1, p1Next, p3), assemble(Lines.HEADER, p3, p1Next, p1, p2).responses());
  }

  @Test
  void orders_checks_as_in_the_bench_and_then_by_rubric_and_repeat() {
    Run run =
        assemble(
            Lines.HEADER,
            scored("z9", "r1", 1),
            scored("a9", "r1", 1),
            scored("p1", "r2", 2),
            scored("p2", "r1", 1),
            scored("p1", "r2", 1),
            scored("p1", "r1", 1),
            Lines.response("p1", 4, 0, "a"),
            Lines.response("p2", 2, 0, "b"));
    assertEquals(
        List.of("p2/r1", "p1/r1", "p1/r2", "a9/r1", "z9/r1"),
        run.checks().stream().map(check -> check.prompt() + "/" + check.rubric()).toList());
    assertEquals(
        List.of(1, 2), run.checks().get(2).judgements().stream().map(it -> it.repeat()).toList());
  }

  @Test
  void takes_the_last_line_about_the_same_thing() {
    var first = Lines.response("p1", 0, 0, "a");
    var last = Lines.response("p1", 0, 0, "b");
    var failed = Lines.verdict("p1", "r1", 1, Lines.unscored(UnscoredReason.JUDGE_UNAVAILABLE));
    var scored = scored("p1", "r1", 1);
    var before = gate("koala", "mean", "failed");
    var after = gate("koala", "mean", "passed");
    var other = gate("flask", "mean", "failed");
    Run run = assemble(Lines.HEADER, first, failed, before, other, last, scored, after);
    assertEquals(List.of(last), run.responses());
    assertEquals(
        List.of(new Check("koala", "p1", "c-p1", "r1", List.of(scored.judgement()))), run.checks());
    assertEquals(List.of(after, other), run.gates());
  }

  @Test
  void takes_the_header_and_the_footer_of_the_last_session() {
    var resumed = Lines.header("run-1", "2@2026");
    var footer = new RunFooter(Lines.STARTED, 1, 1, 0, Lines.FOOTER.usage(), null, true);
    Run run = assemble(Lines.HEADER, footer, resumed, Lines.FOOTER);
    assertEquals(resumed, run.header());
    assertEquals(Lines.FOOTER, run.footer());
  }

  @Test
  void a_run_that_goes_on_has_not_ended() {
    assertNull(assemble(Lines.HEADER, Lines.FOOTER, Lines.HEADER).footer());
    assertNull(assemble(Lines.HEADER, Lines.FOOTER, Lines.RESPONSE).footer());
  }

  @Test
  void is_no_run_without_a_header() {
    assertEquals(
        "run.jsonl: the run record has no header\n  found: 1 line\n  fix: run the bench again",
        assertThrows(UnreadableRunException.class, () -> read(Lines.RESPONSE)).getMessage());
  }

  @Test
  void a_check_tells_its_scores_and_how_many_are_missing() {
    var judgements =
        List.of(
            scored("p1", "r1", 1).judgement(),
            Lines.verdict("p1", "r1", 2, Lines.unscored(UnscoredReason.BLANK)).judgement(),
            Lines.verdict("p1", "r1", 3, new Scored(2, "")).judgement());
    var check = new Check("koala", "p1", "c", "r1", judgements);
    assertEquals(List.of(3, 2), check.scores());
    assertEquals(1, check.unscored());
  }

  @Test
  void a_run_is_not_changed_from_outside() {
    var responses = new ArrayList<>(List.of(Lines.RESPONSE));
    var checks = new ArrayList<Check>();
    var gates = new ArrayList<>(List.of(Lines.GATE));
    var run = new Run(Lines.HEADER, List.of(), responses, checks, gates, null, true);
    responses.clear();
    gates.clear();
    checks.add(new Check("s", "p", "c", "r", List.of()));
    assertEquals(List.of(Lines.RESPONSE), run.responses());
    assertEquals(List.of(), run.checks());
    assertEquals(List.of(Lines.GATE), run.gates());
    assertThrows(UnsupportedOperationException.class, () -> run.header().settings().put("a", "b"));
    assertThrows(UnsupportedOperationException.class, () -> run.header().bench().splits().clear());
  }

  private static VerdictLine scored(String prompt, String rubric, int repeat) {
    return Lines.verdict(prompt, rubric, repeat, new Scored(3, ""));
  }

  private static GateLine gate(String split, String name, String status) {
    return new GateLine(name, split, status, null, BigDecimal.ONE, 1, 1, null, null, "");
  }

  private static Run read(RunLine... lines) throws UnreadableRunException {
    String text = Stream.of(lines).map(Lines::unsummed).collect(Collectors.joining("\n", "", "\n"));
    return RunReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "run.jsonl");
  }

  private static Run assemble(RunLine... lines) {
    try {
      return read(lines);
    } catch (UnreadableRunException e) {
      throw new AssertionError(e);
    }
  }
}
