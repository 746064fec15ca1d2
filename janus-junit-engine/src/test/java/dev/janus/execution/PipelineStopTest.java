package dev.janus.execution;

import static dev.janus.execution.RecordedPipeline.orders;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.bench.Prompt;
import dev.janus.execution.RecordedPipeline.Fours;
import dev.janus.execution.RecordedPipeline.Heard;
import dev.janus.execution.sources.JudgementSource;
import dev.janus.execution.sources.ResponseSource;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.Judgement;
import dev.janus.judge.Question;
import dev.janus.run.MemoryRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stops a run before it is done. */
@Timeout(60)
class PipelineStopTest {

  /** Cancels once the first prompt is finished. */
  private static final class Late extends Heard implements Cancellation {

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch finished = new CountDownLatch(1);

    @Override
    public void promptFinished(Prompt prompt) {
      super.promptFinished(prompt);
      finished.countDown();
    }

    @Override
    public boolean isRequested() {
      if (asked.incrementAndGet() <= 3) {
        // Before the first prompt, and while that waits for its place and for its turn.
        return false;
      }
      try {
        return finished.await(30, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private final RecordedPipeline recorded = new RecordedPipeline();

  @Test
  void a_run_cancelled_from_the_start_starts_nothing() throws Exception {
    assertEquals(Ending.CANCELLED, recorded.pipeline().run(orders(3), () -> true));
    assertEquals(List.of(), recorded.heard.events);
    assertEquals(0, recorded.generated.get());
  }

  @Test
  void a_run_cancelled_between_two_prompts_starts_no_other() throws Exception {
    Late afterTheFirst = new Late();
    Pipeline pipeline =
        recorded.pipeline(recorded::answer, new Fours(), afterTheFirst, recorded.record);
    assertEquals(Ending.CANCELLED, pipeline.run(orders(3), afterTheFirst));
    assertEquals(
        List.of("started p1", "judging p1/r1", "judged p1/r1", "finished p1"),
        afterTheFirst.events);
    assertEquals(1, recorded.generated.get());
  }

  @Test
  void a_cancellation_when_all_is_done_cancels_nothing() throws Exception {
    Late whenAllIsDone = new Late();
    Pipeline pipeline =
        recorded.pipeline(recorded::answer, new Fours(), whenAllIsDone, recorded.record);
    assertEquals(Ending.COMPLETE, pipeline.run(orders(1), whenAllIsDone));
  }

  @Test
  void a_full_disk_stops_the_run() throws Exception {
    Pipeline pipeline =
        recorded.pipeline(recorded::answer, new Fours(), recorded.heard, new MemoryRecord(3));
    IOException full =
        assertThrows(IOException.class, () -> pipeline.run(orders(20), Cancellation.NEVER));
    assertEquals(
        "run.jsonl: the run record cannot be written\n  found: No space left on device\n  fix: make room or mend the disk, then run again: what is recorded is not paid for twice",
        full.getMessage());
    // Four were under way at once, and the two lines that fit may have ended one of them.
    assertTrue(recorded.generated.get() <= 5, "generated: " + recorded.generated);
  }

  @Test
  void a_listener_that_cannot_record_stops_the_run() throws Exception {
    IOException cause = new IOException("full");
    RunListener listener =
        new Heard() {
          @Override
          public void promptFinished(Prompt prompt) {
            throw new UncheckedIOException(cause);
          }
        };
    Pipeline pipeline = recorded.pipeline(recorded::answer, new Fours(), listener, recorded.record);
    assertSame(
        cause, assertThrows(IOException.class, () -> pipeline.run(orders(3), Cancellation.NEVER)));
  }

  @Test
  void a_fault_of_ours_stops_the_run_and_is_not_hidden() throws Exception {
    JudgementSource broken =
        new Fours() {
          @Override
          public Judgement judge(Prompt prompt, JudgeRequest request, Question question) {
            throw new IllegalArgumentException("broken");
          }
        };
    Pipeline pipeline =
        recorded.pipeline(recorded::answer, broken, recorded.heard, recorded.record);
    IllegalStateException fault =
        assertThrows(
            IllegalStateException.class, () -> pipeline.run(orders(3), Cancellation.NEVER));
    assertEquals(
        "a prompt could not be run to its end\n  found: java.lang.IllegalArgumentException: broken\n  fix: report this as a fault of Janus",
        fault.getMessage());
  }

  @Test
  void an_interrupt_stops_the_run_and_its_tasks() throws Exception {
    CountDownLatch started = new CountDownLatch(2);
    AtomicInteger interrupted = new AtomicInteger();
    ResponseSource source =
        (prompt, conversation, turn) -> {
          started.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.incrementAndGet();
            throw e;
          }
          return recorded.answer(prompt, conversation, turn);
        };
    Pipeline pipeline = recorded.pipeline(source, new Fours(), recorded.heard, recorded.record);
    AtomicBoolean thrown = new AtomicBoolean();
    Thread run =
        new Thread(
            () -> {
              try {
                pipeline.run(orders(2), Cancellation.NEVER);
              } catch (InterruptedException e) {
                thrown.set(!Thread.currentThread().isInterrupted());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    run.start();
    assertTrue(started.await(30, TimeUnit.SECONDS));
    run.interrupt();
    run.join();
    assertTrue(thrown.get());
    assertEquals(2, interrupted.get());
    assertNull(recorded.record.run().footer());
    assertEquals(List.of(), recorded.record.run().checks());
  }
}
