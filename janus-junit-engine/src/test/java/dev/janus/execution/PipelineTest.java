package dev.janus.execution;

import static dev.janus.execution.RecordedPipeline.GENERATOR;
import static dev.janus.execution.RecordedPipeline.order;
import static dev.janus.execution.RecordedPipeline.orders;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.bench.Prompt;
import dev.janus.chat.ChatException;
import dev.janus.chat.Message;
import dev.janus.execution.Pipeline.Recording;
import dev.janus.execution.Pipeline.Servers;
import dev.janus.execution.RecordedPipeline.Fours;
import dev.janus.execution.RecordedPipeline.Heard;
import dev.janus.execution.sources.JudgementSource;
import dev.janus.execution.sources.ResponseSource;
import dev.janus.execution.sources.Sources;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.Judgement;
import dev.janus.judge.Question;
import dev.janus.run.MemoryRecord;
import dev.janus.run.RecordedRun;
import dev.janus.run.Run;
import dev.janus.run.RunRecorder;
import dev.janus.run.Transcript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the prompts that are ordered. */
@Timeout(60)
class PipelineTest {

  private final RecordedPipeline recorded = new RecordedPipeline();

  @Test
  void a_prompt_is_generated_judged_and_recorded_before_anyone_hears_of_it() throws Exception {
    List<Long> lines = new ArrayList<>();
    Heard listener =
        new Heard() {
          @Override
          public void checkFinished(JudgedRubric judged) {
            lines.add(recorded.record.text().lines().count());
            super.checkFinished(judged);
          }
        };
    Pipeline pipeline = recorded.pipeline(recorded::answer, new Fours(), listener, recorded.record);
    assertEquals(Ending.COMPLETE, pipeline.run(orders(1), Cancellation.NEVER));
    assertEquals(
        List.of("started p1", "judging p1/r1", "judged p1/r1", "finished p1"), listener.events);
    // Header, response and verdict.
    assertEquals(List.of(3L), lines);
    Run run = recorded.record.run();
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
          public Judgement judge(Prompt prompt, JudgeRequest request, Question question)
              throws ChatException {
            judged.add(
                request.conversation().messages().stream()
                    .skip(1)
                    .map(message -> message.role().wireName() + ": " + message.content())
                    .collect(Collectors.joining("\n\n", "", " => " + request.response())));
            return super.judge(prompt, request, question);
          }
        };
    ResponseSource source =
        (prompt, conversation, turn) -> {
          asked.add(conversation.messages().stream().map(Message::content).toList());
          return recorded.answer(prompt, conversation, turn);
        };
    recorded
        .pipeline(source, judge, recorded.heard, recorded.record)
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
        List.of(0, 1),
        recorded.record.run().responses().stream().map(r -> r.response().turn()).toList());
  }

  @Test
  void a_prompt_that_waits_to_be_asked_again_does_not_keep_others_from_being_generated()
      throws Exception {
    // Two calls may be in flight; all twenty rest at one time.
    CompletableFuture<Pipeline> pipeline = new CompletableFuture<>();
    AtomicInteger resting = new AtomicInteger();
    CountDownLatch twenty = new CountDownLatch(20);
    ResponseSource source =
        (prompt, conversation, turn) -> {
          pipeline.join().callsRest(resting.incrementAndGet());
          twenty.countDown();
          assertTrue(twenty.await(30, TimeUnit.SECONDS));
          return recorded.answer(prompt, conversation, turn);
        };
    pipeline.complete(recorded.pipeline(source, new Fours(), recorded.heard, recorded.record));
    pipeline.join().run(orders(20), Cancellation.NEVER);
    assertEquals(20, recorded.record.run().checks().size());
  }

  @Test
  void a_judge_that_does_not_answer_does_not_keep_the_generator_on_another_server_waiting()
      throws Exception {
    CountDownLatch generated = new CountDownLatch(200);
    JudgementSource judge = RecordedPipeline.waitingFor(generated);
    ResponseSource source =
        (prompt, conversation, turn) -> {
          generated.countDown();
          return recorded.answer(prompt, conversation, turn);
        };
    new Pipeline(
            new Sources(source, judge, GENERATOR),
            new Recording(Transcript.EMPTY, recorded.record.recorder()),
            new Pipeline.Limits(1, 2, Servers.TWO),
            recorded.heard,
            recorded.stop)
        .run(orders(200), Cancellation.NEVER);
    assertEquals(800, recorded.heard.events.size());
  }

  @Test
  void responses_of_one_server_are_judged_before_many_more_are_generated() throws Exception {
    List<String> calls = Collections.synchronizedList(new ArrayList<>());
    JudgementSource judge =
        new Fours() {
          @Override
          public Judgement judge(Prompt prompt, JudgeRequest request, Question question)
              throws ChatException {
            calls.add("judged");
            return super.judge(prompt, request, question);
          }
        };
    ResponseSource source =
        (prompt, conversation, turn) -> {
          calls.add("generated");
          return recorded.answer(prompt, conversation, turn);
        };
    recorded
        .pipeline(source, judge, recorded.heard, recorded.record)
        .run(orders(200), Cancellation.NEVER);
    int ahead = 0;
    int furthest = 0;
    for (String call : calls) {
      ahead += call.equals("generated") ? 1 : -1;
      furthest = Math.max(furthest, ahead);
    }
    assertEquals(0, ahead);
    // Two in flight, four with a request ready; as many again are in the queue.
    int most = furthest;
    assertTrue(most <= 18, () -> most + " responses ahead of their judging");
  }

  @Test
  void nothing_ordered_is_complete() throws Exception {
    assertEquals(Ending.COMPLETE, recorded.pipeline().run(List.of(), Cancellation.NEVER));
  }

  @Test
  void what_an_earlier_session_paid_for_is_neither_asked_nor_recorded_again() throws Exception {
    recorded.pipeline().run(orders(3), Cancellation.NEVER);
    byte[] earlier = recorded.record.text().getBytes(StandardCharsets.UTF_8);
    MemoryRecord second = new MemoryRecord(1000);
    RunRecorder recorder = second.recorder();
    Heard again = new Heard();
    new Pipeline(
            new Sources(recorded::answer, new Fours(), GENERATOR),
            new Recording(RecordedRun.toReplay(earlier, "run.jsonl").transcript(), recorder),
            new Pipeline.Limits(1, 2, Servers.ONE),
            again,
            recorded.stop)
        .run(orders(4), Cancellation.NEVER);
    assertEquals(4, recorded.generated.get());
    assertEquals(16, again.events.size());
    assertEquals(2, second.text().lines().count());
  }
}
