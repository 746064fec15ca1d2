package dev.janus.execution;

import static dev.janus.execution.RecordedPipeline.order;
import static dev.janus.execution.RecordedPipeline.orders;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.bench.Prompt;
import dev.janus.chat.ChatException;
import dev.janus.chat.NotAskedException;
import dev.janus.execution.Pipeline.Recording;
import dev.janus.execution.Pipeline.Servers;
import dev.janus.execution.RecordedPipeline.Fours;
import dev.janus.execution.RunStop.OnFailure;
import dev.janus.execution.sources.JudgementSource;
import dev.janus.execution.sources.ResponseSource;
import dev.janus.execution.sources.Sources;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.Judgement;
import dev.janus.judge.Question;
import dev.janus.judge.Unscored;
import dev.janus.judge.UnscoredReason;
import dev.janus.run.Run;
import dev.janus.run.RunRecorder;
import dev.janus.run.Transcript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that ends before its end, in good order. */
@Timeout(60)
class RunStopTest {

  private final RecordedPipeline recorded = new RecordedPipeline();

  private Pipeline pipeline(ResponseSource responses, JudgementSource judge, RunStop stop)
      throws IOException {
    RunRecorder recorder = recorded.record.recorder();
    recorder.append(RecordedPipeline.HEADER);
    return new Pipeline(
        new Sources(responses, judge, RecordedPipeline.GENERATOR),
        new Recording(Transcript.EMPTY, recorder),
        new Pipeline.Limits(1, 1, Servers.ONE),
        recorded.heard,
        stop);
  }

  @Test
  void the_first_reason_counts() {
    RunStop stop = new RunStop(OnFailure.GO_ON);
    assertFalse(stop.isRequested());
    assertEquals(Optional.empty(), stop.reason());
    stop.request("first");
    stop.request("second");
    assertTrue(stop.isRequested());
    assertEquals(Optional.of("first"), stop.reason());
  }

  @Test
  void a_failed_call_stops_a_run_only_where_that_is_asked_for() {
    RunStop going = new RunStop(OnFailure.GO_ON);
    going.callFailed(new ChatException("down", 1, null));
    assertFalse(going.isRequested());
    RunStop failing = new RunStop(OnFailure.STOP);
    failing.callFailed(new ChatException("down", 1, null));
    assertEquals(
        Optional.of("janus.fail-fast: stopped at the first call that failed\ndown"),
        failing.reason());
    assertTrue(failing.isForFailure());
    assertFalse(going.isForFailure());
  }

  @Test
  void a_run_stopped_from_the_start_asks_nothing() throws Exception {
    recorded.stop.request("enough");
    assertEquals(Ending.STOPPED, recorded.pipeline().run(orders(3), Cancellation.NEVER));
    assertEquals(0, recorded.generated.get());
    assertEquals(List.of(), recorded.heard.events);
  }

  @Test
  void calls_in_flight_are_recorded_and_none_is_begun_after() throws Exception {
    // As many as there are threads for one call in flight: a thread that is free may begin another.
    int together = 5;
    CountDownLatch inFlight = new CountDownLatch(together);
    AtomicInteger asked = new AtomicInteger();
    ResponseSource source =
        (prompt, conversation, turn) -> {
          asked.incrementAndGet();
          inFlight.countDown();
          try {
            assertTrue(inFlight.await(30, TimeUnit.SECONDS));
            recorded.stop.request("enough");
            return recorded.answer(prompt, conversation, turn);
          } catch (InterruptedException e) {
            throw new AssertionError("calls in flight are waited for", e);
          }
        };
    Ending ending =
        pipeline(source, new Fours(), recorded.stop).run(orders(50), Cancellation.NEVER);
    assertEquals(Ending.STOPPED, ending);
    assertEquals(together, asked.get());
    Run run = recorded.record.run();
    assertEquals(together, run.responses().size());
    assertEquals(List.of(), run.checks());
    assertTrue(recorded.heard.events.stream().noneMatch(event -> event.startsWith("judged")));
    assertTrue(recorded.heard.events.stream().noneMatch(event -> event.startsWith("finished")));
  }

  @Test
  void a_call_that_was_not_made_leaves_no_line() throws Exception {
    JudgementSource spent =
        new Fours() {
          @Override
          public Judgement judge(Prompt prompt, JudgeRequest request, Question question)
              throws ChatException {
            recorded.stop.request("spent");
            throw new NotAskedException("spent");
          }
        };
    Ending ending =
        pipeline(recorded::answer, spent, recorded.stop).run(orders(1), Cancellation.NEVER);
    assertEquals(Ending.STOPPED, ending);
    assertEquals(1, recorded.record.run().responses().size());
    assertEquals(List.of(), recorded.record.run().checks());
    assertEquals(List.of("started p1", "judging p1/r1"), recorded.heard.events);
  }

  @Test
  void the_call_that_failed_is_recorded_and_told_before_a_run_stops_for_it() throws Exception {
    RunStop stop = new RunStop(OnFailure.STOP);
    List<String> asked = new ArrayList<>();
    ResponseSource down =
        (prompt, conversation, turn) -> {
          asked.add(prompt.id());
          throw new ChatException("down", 2, null);
        };
    Ending ending = pipeline(down, new Fours(), stop).run(orders(1), Cancellation.NEVER);
    assertEquals(Ending.STOPPED, ending);
    assertEquals(List.of("p1"), asked);
    Judgement told = recorded.record.run().checks().get(0).judgements().get(0);
    assertEquals(new Unscored(UnscoredReason.NO_RESPONSE, "down"), told.verdict());
    assertEquals(2, told.attempts());
    assertEquals(
        List.of("started p1", "judging p1/r1", "judged p1/r1", "finished p1"),
        recorded.heard.events);
  }

  @Test
  void a_failure_to_record_stops_all_further_calls_at_once() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch four = new CountDownLatch(4);
    ResponseSource source =
        (prompt, conversation, turn) -> {
          asked.incrementAndGet();
          four.countDown();
          assertTrue(four.await(30, TimeUnit.SECONDS));
          return recorded.answer(prompt, conversation, turn);
        };
    Pipeline pipeline =
        new Pipeline(
            new Sources(source, new Fours(), RecordedPipeline.GENERATOR),
            new Recording(
                Transcript.EMPTY,
                line -> {
                  throw new IOException("full");
                }),
            new Pipeline.Limits(1, 1, Servers.ONE),
            recorded.heard,
            recorded.stop);
    IOException full =
        assertThrows(IOException.class, () -> pipeline.run(orders(500), Cancellation.NEVER));
    assertEquals("full", full.getMessage());
    assertTrue(recorded.stop.isRequested());
    // Four were in flight; each may begin one more before the first of them is refused.
    assertTrue(asked.get() <= 8, "asked: " + asked);
  }

  @Test
  void later_turns_are_not_asked_for_once_the_run_is_to_stop() throws Exception {
    ResponseSource source =
        (prompt, conversation, turn) -> {
          recorded.stop.request("enough");
          return recorded.answer(prompt, conversation, turn);
        };
    pipeline(source, new Fours(), recorded.stop)
        .run(List.of(order("p", "First?", "Second?")), Cancellation.NEVER);
    assertEquals(1, recorded.generated.get());
    assertEquals(1, recorded.record.run().responses().size());
  }

  @Test
  void no_more_prompts_are_under_way_than_places() throws Exception {
    int places = Pipeline.PROMPTS_UNDER_WAY;
    CountDownLatch open = new CountDownLatch(1);
    AtomicInteger ordered = new AtomicInteger();
    JudgementSource waiting = RecordedPipeline.waitingFor(open);
    List<PromptOrder> all = orders(places + 50);
    Iterable<PromptOrder> counted =
        () ->
            all.stream()
                .peek(
                    order -> {
                      if (ordered.incrementAndGet() > places + 1) {
                        // The next one waits for its place: nobody leaves before the judge is let
                        // go.
                        assertEquals(0, open.getCount());
                      }
                    })
                .iterator();
    Cancellation letGo =
        () -> {
          if (recorded.generated.get() == places) {
            open.countDown();
          }
          return false;
        };
    Pipeline pipeline =
        new Pipeline(
            new Sources(recorded::answer, waiting, RecordedPipeline.GENERATOR),
            new Recording(Transcript.EMPTY, line -> {}),
            new Pipeline.Limits(1, 2, Servers.TWO),
            recorded.heard,
            recorded.stop);
    assertEquals(Ending.COMPLETE, pipeline.run(counted, letGo));
    assertEquals(places + 50, recorded.generated.get());
  }
}
