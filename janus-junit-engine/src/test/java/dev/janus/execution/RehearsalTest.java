package dev.janus.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.judge.Scored;
import dev.janus.run.ResponseLine;
import dev.janus.run.RunLine;
import dev.janus.run.VerdictLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The run in small that nobody is asked in. */
@Timeout(60)
class RehearsalTest {

  private final List<RunLine> lines = Collections.synchronizedList(new ArrayList<>());

  /** If it were not, it would be of no use, and nobody would notice. */
  @Test
  void is_a_run_with_responses_and_scores() throws Exception {
    assertEquals(Ending.COMPLETE, new Rehearsal().run(lines::add));
    assertEquals(60, lines.stream().filter(ResponseLine.class::isInstance).count());
    assertEquals(120, lines.stream().filter(RehearsalTest::isFour).count());
    assertEquals(180, lines.size());
  }

  private static boolean isFour(RunLine line) {
    return line instanceof VerdictLine verdict
        && verdict.judgement().verdict() instanceof Scored scored
        && scored.score() == 4
        && scored.feedback().equals("good.");
  }

  @Test
  void ends_when_the_run_begins() throws Exception {
    Rehearsal rehearsal = new Rehearsal();
    Ending ending =
        rehearsal.run(
            line -> {
              lines.add(line);
              rehearsal.end();
            });
    assertEquals(Ending.CANCELLED, ending);
    assertTrue(lines.size() < 180, () -> lines.size() + " lines");
  }

  @Test
  void is_begun_once() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    List<String> runs = Collections.synchronizedList(new ArrayList<>());
    Rehearsal rehearsal =
        new Rehearsal(
            () -> {
              runs.add(Thread.currentThread().getName());
              begun.countDown();
            });
    rehearsal.begin();
    rehearsal.begin();
    assertTrue(begun.await(30, TimeUnit.SECONDS));
    assertEquals(List.of("janus-rehearsal-1"), runs);
  }

  @Test
  void is_not_begun_after_the_run() {
    List<String> runs = Collections.synchronizedList(new ArrayList<>());
    Rehearsal rehearsal = new Rehearsal(() -> runs.add("run"));
    rehearsal.end();
    rehearsal.begin();
    assertEquals(List.of(), runs);
  }
}
