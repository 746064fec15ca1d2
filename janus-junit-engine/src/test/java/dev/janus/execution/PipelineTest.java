package dev.janus.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.bench.ScoreDescriptions;
import dev.janus.chat.ChatException;
import dev.janus.chat.Conversation;
import dev.janus.chat.Message;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.chat.Usage;
import dev.janus.execution.Pipeline.Ending;
import dev.janus.generate.Response;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import dev.janus.judge.UnscoredReason;
import dev.janus.run.BenchInfo;
import dev.janus.run.BenchInfo.SplitSize;
import dev.janus.run.JudgeInfo;
import dev.janus.run.MemoryRecord;
import dev.janus.run.Run;
import dev.janus.run.RunHeader;
import dev.janus.run.RunRecorder;
import dev.janus.run.RunSession;
import dev.janus.run.Transcript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PipelineTest {

  private static final ModelSettings GENERATOR =
      new ModelSettings("", "gen", null, Sampling.SERVER_DEFAULT);
  private static final RunHeader HEADER =
      new RunHeader(
          RunHeader.SCHEMA,
          "run",
          Instant.EPOCH,
          "dev",
          "jvm",
          new BenchInfo("here", null, "digest", 1, Map.of("s", new SplitSize(1, 1))),
          GENERATOR,
          new JudgeInfo(GENERATOR, 1, "template"),
          Map.of());

  /** What a listener hears, in order; it may object. */
  private static class Heard implements RunListener {

    final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void promptStarted(Prompt prompt) {
      events.add("started " + prompt.id());
    }

    @Override
    public void checkStarted(Prompt prompt, Rubric rubric) {
      events.add("judging " + prompt.id() + "/" + rubric.id());
    }

    @Override
    public void checkFinished(JudgedRubric judged) {
      events.add("judged " + judged.prompt().id() + "/" + judged.rubric().id());
    }

    @Override
    public void promptFinished(Prompt prompt) {
      events.add("finished " + prompt.id());
    }
  }

  /** Scores everything 4. */
  private static class Fours implements JudgementSource {

    @Override
    public String key(JudgeRequest request) {
      return request.rubric().id() + request.repeat() + request.conversation().user();
    }

    @Override
    public Judgement judge(Prompt prompt, JudgeRequest request) throws ChatException {
      return new Judgement(
          key(request), request.repeat(), new Scored(4, "Fine."), "", Usage.NONE, 0, 1, null);
    }

    @Override
    public UnscoredReason reasonOfFailure() {
      return UnscoredReason.JUDGE_UNAVAILABLE;
    }
  }

  private final MemoryRecord record = new MemoryRecord(1000);
  private final Heard heard = new Heard();
  private final AtomicInteger generated = new AtomicInteger();

  private Response answer(Prompt prompt, Conversation conversation, int turn) {
    generated.incrementAndGet();
    String text = "Answer to " + conversation.messages().size() + " messages.";
    return new Response(GENERATOR.key(conversation, 1), turn, text, Usage.NONE, "stop", 0, 1, null);
  }

  private static PromptOrder order(String id, String... turns) {
    ScoreDescriptions scores = new ScoreDescriptions(List.of("a", "b", "c", "d", "e"));
    List<Rubric> rubrics = List.of(new Rubric("r1", "Good?", scores));
    Prompt prompt = new Prompt(id, 0, "s", "", "Be brief.", List.of(turns), "", List.of(), rubrics);
    return new PromptOrder(prompt, rubrics);
  }

  private static List<PromptOrder> orders(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> order("p" + i, "Question " + i)).toList();
  }

  private Pipeline pipeline(
      ResponseSource responses, JudgementSource judgements, RunListener listener, MemoryRecord to)
      throws IOException {
    RunRecorder recorder = to.recorder();
    recorder.append(HEADER);
    RunSession session = new RunSession(recorder, HEADER, Transcript.EMPTY, Optional.empty());
    return new Pipeline(
        new Pipeline.Sources(responses, judgements, GENERATOR),
        session,
        new Pipeline.Limits(1, 2),
        listener);
  }

  private Pipeline pipeline() throws IOException {
    return pipeline(this::answer, new Fours(), heard, record);
  }

  @Test
  void a_prompt_is_generated_judged_and_recorded_before_anyone_hears_of_it() throws Exception {
    Pipeline pipeline = pipeline();
    assertEquals(Ending.COMPLETE, pipeline.run(orders(1), Cancellation.NEVER));
    assertEquals(
        List.of("started p1", "judging p1/r1", "judged p1/r1", "finished p1"), heard.events);
    Run run = record.run();
    assertEquals(List.of(4), run.checks().get(0).scores());
    assertEquals("Answer to 2 messages.", run.responses().get(0).response().text());
  }

  @Test
  void each_turn_is_answered_before_the_next_is_asked() throws Exception {
    List<List<String>> asked = new ArrayList<>();
    List<String> judged = new ArrayList<>();
    JudgementSource judge =
        new Fours() {
          @Override
          public Judgement judge(Prompt prompt, JudgeRequest request) throws ChatException {
            judged.add(request.conversation().dialogue() + " => " + request.response());
            return super.judge(prompt, request);
          }
        };
    ResponseSource source =
        (prompt, conversation, turn) -> {
          asked.add(conversation.messages().stream().map(Message::content).toList());
          return answer(prompt, conversation, turn);
        };
    pipeline(source, judge, heard, record)
        .run(List.of(order("p", "First?", "Second?")), Cancellation.NEVER);
    assertEquals(
        List.of(
            List.of("Be brief.", "First?"),
            List.of("Be brief.", "First?", "Answer to 2 messages.", "Second?")),
        asked);
    assertEquals(
        List.of(
            "user: First?\n\nassistant: Answer to 2 messages.\n\nuser: Second? => Answer to 4 messages."),
        judged);
    assertEquals(
        List.of(0, 1), record.run().responses().stream().map(r -> r.response().turn()).toList());
  }

  @Test
  void no_more_than_twice_the_calls_in_flight_are_under_way() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch four = new CountDownLatch(4);
    ResponseSource source =
        (prompt, conversation, turn) -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          four.countDown();
          assertTrue(four.await(30, TimeUnit.SECONDS));
          now.decrementAndGet();
          return answer(prompt, conversation, turn);
        };
    pipeline(source, new Fours(), heard, record).run(orders(20), Cancellation.NEVER);
    assertEquals(4, most.get());
    assertEquals(20, record.run().checks().size());
  }

  @Test
  void a_run_cancelled_from_the_start_starts_nothing() throws Exception {
    assertEquals(Ending.CANCELLED, pipeline().run(orders(3), () -> true));
    assertEquals(List.of(), heard.events);
    assertEquals(0, generated.get());
  }

  @Test
  void a_run_cancelled_between_two_prompts_starts_no_other() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    assertEquals(Ending.CANCELLED, pipeline().run(orders(3), () -> asked.incrementAndGet() > 2));
    assertTrue(generated.get() <= 1, "generated: " + generated);
  }

  @Test
  void a_cancellation_when_all_is_done_cancels_nothing() throws Exception {
    CountDownLatch finished = new CountDownLatch(1);
    Heard last =
        new Heard() {
          @Override
          public void promptFinished(Prompt prompt) {
            finished.countDown();
          }
        };
    Pipeline pipeline = pipeline(this::answer, new Fours(), last, record);
    AtomicInteger asked = new AtomicInteger();
    Cancellation late =
        () -> {
          if (asked.incrementAndGet() <= 2) {
            // Before the prompt, and while it waits for its place.
            return false;
          }
          try {
            return finished.await(30, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        };
    assertEquals(Ending.COMPLETE, pipeline.run(orders(1), late));
  }

  @Test
  void nothing_ordered_is_complete() throws Exception {
    assertEquals(Ending.COMPLETE, pipeline().run(List.of(), Cancellation.NEVER));
  }

  @Test
  void a_full_disk_stops_the_run() throws Exception {
    Pipeline pipeline = pipeline(this::answer, new Fours(), heard, new MemoryRecord(3));
    IOException full =
        assertThrows(IOException.class, () -> pipeline.run(orders(20), Cancellation.NEVER));
    assertEquals(
        "run.jsonl: the run record cannot be written\n  found: No space left on device\n  fix: make room or mend the disk, then run again: what is recorded is not paid for twice",
        full.getMessage());
    assertTrue(generated.get() <= 6, "generated: " + generated);
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
    Pipeline pipeline = pipeline(this::answer, new Fours(), listener, record);
    assertSame(
        cause, assertThrows(IOException.class, () -> pipeline.run(orders(3), Cancellation.NEVER)));
  }

  @Test
  void a_fault_of_ours_stops_the_run_and_is_not_hidden() throws Exception {
    JudgementSource broken =
        new Fours() {
          @Override
          public Judgement judge(Prompt prompt, JudgeRequest request) {
            throw new IllegalArgumentException("broken");
          }
        };
    Pipeline pipeline = pipeline(this::answer, broken, heard, record);
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
          return answer(prompt, conversation, turn);
        };
    Pipeline pipeline = pipeline(source, new Fours(), heard, record);
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
    assertNull(record.run().footer());
    assertEquals(List.of(), record.run().checks());
  }

  @Test
  void what_an_earlier_session_paid_for_is_neither_asked_nor_recorded_again() throws Exception {
    pipeline().run(orders(3), Cancellation.NEVER);
    Run earlier = record.run();
    MemoryRecord second = new MemoryRecord(1000);
    RunRecorder recorder = second.recorder();
    RunSession session =
        new RunSession(recorder, HEADER, Transcript.of(earlier), Optional.of(earlier));
    Heard again = new Heard();
    new Pipeline(
            new Pipeline.Sources(this::answer, new Fours(), GENERATOR),
            session,
            new Pipeline.Limits(1, 2),
            again)
        .run(orders(4), Cancellation.NEVER);
    assertEquals(4, generated.get());
    assertEquals(16, again.events.size());
    assertEquals(2, second.text().lines().count());
  }
}
