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
import dev.janus.execution.RecordedPipeline.Fours;
import dev.janus.execution.RecordedPipeline.Heard;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.Judgement;
import dev.janus.run.MemoryRecord;
import dev.janus.run.RecordedRun;
import dev.janus.run.Run;
import dev.janus.run.RunRecorder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
          public Judgement judge(Prompt prompt, JudgeRequest request, String key)
              throws ChatException {
            judged.add(request.conversation().dialogue() + " => " + request.response());
            return super.judge(prompt, request, key);
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
    // Two calls may be in flight. Whoever bounds them is not at work here, so all that may be
    // generated at once is.
    CountDownLatch twenty = new CountDownLatch(20);
    ResponseSource source =
        (prompt, conversation, turn) -> {
          twenty.countDown();
          assertTrue(twenty.await(30, TimeUnit.SECONDS));
          return recorded.answer(prompt, conversation, turn);
        };
    recorded
        .pipeline(source, new Fours(), recorded.heard, recorded.record)
        .run(orders(20), Cancellation.NEVER);
    assertEquals(20, recorded.record.run().checks().size());
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
            new Pipeline.Limits(1, 2),
            again,
            recorded.stop)
        .run(orders(4), Cancellation.NEVER);
    assertEquals(4, recorded.generated.get());
    assertEquals(16, again.events.size());
    assertEquals(2, second.text().lines().count());
  }
}
