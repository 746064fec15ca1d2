package dev.janus.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.bench.Prompt;
import dev.janus.execution.RecordedPipeline.Heard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who tells a listener, and who waits for it. */
@Timeout(60)
class AnnouncerTest {

  private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch listens = new CountDownLatch(1);

  /** Hears nothing before it {@link #listens}. */
  private final Heard slow =
      new Heard() {
        @Override
        public void promptStarted(Prompt prompt) {
          await(listens);
          super.promptStarted(prompt);
        }
      };

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Prompt prompt(String id) {
    return RecordedPipeline.order(id, "Question").prompt();
  }

  private static List<String> started(int count) {
    return IntStream.range(0, count).mapToObj(i -> "started p" + i).toList();
  }

  @Test
  void tells_everything_in_order_before_it_is_finished() throws Exception {
    Announcer announcer = new Announcer(slow, failures::add);
    IntStream.range(0, 100).forEach(i -> announcer.promptStarted(prompt("p" + i)));
    assertEquals(List.of(), slow.events);
    listens.countDown();
    announcer.finish();
    assertEquals(started(100), slow.events);
    assertEquals(List.of(), failures);
  }

  @Test
  void tells_nothing_of_what_happens_after_it_is_finished() throws Exception {
    listens.countDown();
    Announcer announcer = new Announcer(slow, failures::add);
    announcer.promptStarted(prompt("p0"));
    announcer.finish();
    announcer.promptStarted(prompt("p1"));
    assertEquals(started(1), slow.events);
  }

  @Test
  void hands_on_what_the_listener_throws_and_tells_the_rest() throws Exception {
    IllegalStateException fault = new IllegalStateException("no split");
    Heard objecting =
        new Heard() {
          @Override
          public void promptStarted(Prompt prompt) {
            if (prompt.id().equals("p0")) {
              throw fault;
            }
            super.promptStarted(prompt);
          }
        };
    Announcer announcer = new Announcer(objecting, failures::add);
    announcer.promptStarted(prompt("p0"));
    announcer.promptStarted(prompt("p1"));
    announcer.finish();
    assertEquals(List.of(fault), failures);
    assertEquals(List.of("started p1"), objecting.events);
  }

  @Test
  void has_a_listener_that_is_far_behind_waited_for() throws Exception {
    Announcer announcer = new Announcer(slow, failures::add);
    // One is being told, the others wait to be.
    IntStream.rangeClosed(0, Announcer.BACKLOG)
        .forEach(i -> announcer.promptStarted(prompt("p" + i)));
    CountDownLatch told = new CountDownLatch(1);
    Thread judging =
        new Thread(
            () -> {
              announcer.promptStarted(prompt("p" + (Announcer.BACKLOG + 1)));
              told.countDown();
            });
    judging.start();
    while (judging.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertEquals(1, told.getCount());
    listens.countDown();
    await(told);
    announcer.finish();
    assertEquals(started(Announcer.BACKLOG + 2), slow.events);
  }

  @Test
  void tells_what_happened_to_a_thread_that_is_interrupted_while_it_waits() throws Exception {
    Announcer announcer = new Announcer(slow, failures::add);
    IntStream.rangeClosed(0, Announcer.BACKLOG)
        .forEach(i -> announcer.promptStarted(prompt("p" + i)));
    List<Boolean> interrupted = Collections.synchronizedList(new ArrayList<>());
    Thread judging =
        new Thread(
            () -> {
              announcer.promptStarted(prompt("p" + (Announcer.BACKLOG + 1)));
              interrupted.add(Thread.currentThread().isInterrupted());
            });
    judging.start();
    judging.interrupt();
    while (judging.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    listens.countDown();
    judging.join();
    announcer.finish();
    assertEquals(List.of(true), interrupted);
    assertEquals(started(Announcer.BACKLOG + 2), slow.events);
  }

  @Test
  void a_run_does_not_wait_for_its_listener_before_all_is_judged() throws Exception {
    RecordedPipeline recorded = new RecordedPipeline();
    CountDownLatch allJudged = new CountDownLatch(20);
    Heard patient =
        new Heard() {
          @Override
          public void promptStarted(Prompt prompt) {
            AnnouncerTest.await(allJudged);
            super.promptStarted(prompt);
          }
        };
    Pipeline pipeline =
        recorded.pipeline(recorded::answer, recorded.counting(allJudged), patient, recorded.record);
    assertEquals(Ending.COMPLETE, pipeline.run(RecordedPipeline.orders(20), Cancellation.NEVER));
    assertEquals(80, patient.events.size());
    assertFalse(patient.events.contains("started p0"));
  }
}
