package dev.janus.execution;

import static dev.janus.execution.RecordedPipeline.order;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.bench.Prompt;
import dev.janus.chat.ChatException;
import dev.janus.chat.NotAskedException;
import dev.janus.execution.BatchPasses.Batches;
import dev.janus.execution.Pipeline.Recording;
import dev.janus.execution.Pipeline.Servers;
import dev.janus.execution.RecordedPipeline.Fours;
import dev.janus.execution.sources.JudgementSource;
import dev.janus.execution.sources.ResponseSource;
import dev.janus.execution.sources.Sources;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.Judgement;
import dev.janus.judge.Question;
import dev.janus.run.Transcript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Passes over a bench whose answers come in batches. */
@Timeout(60)
class BatchPassesTest {

  private static final List<PromptOrder> ORDERS =
      List.of(order("a", "One?", "Two?"), order("b", "One?"));

  /** What a batch does beside answering. */
  private interface Course {
    void take() throws ChatException, IOException, InterruptedException;
  }

  private final RecordedPipeline recorded = new RecordedPipeline();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final Set<String> wanted = new ConcurrentSkipListSet<>();
  private final List<Set<String>> batches = new ArrayList<>();
  private final AtomicInteger passes = new AtomicInteger();

  private void require(String question) throws NotAskedException {
    if (!answered.contains(question)) {
      wanted.add(question);
      throw new NotAskedException("not answered yet");
    }
  }

  private Pipeline pass() {
    passes.incrementAndGet();
    JudgementSource judge =
        new Fours() {
          @Override
          public Judgement judge(Prompt prompt, JudgeRequest request, Question question)
              throws ChatException {
            require("judge " + prompt.id());
            return super.judge(prompt, request, question);
          }
        };
    ResponseSource responses =
        (prompt, conversation, turn) -> {
          require("generator " + prompt.id() + " " + turn);
          return recorded.answer(prompt, conversation, turn);
        };
    return new Pipeline(
        new Sources(responses, judge, RecordedPipeline.GENERATOR),
        new Recording(Transcript.EMPTY, line -> {}),
        new Pipeline.Limits(1, 2, Servers.ONE),
        RunListener.DEAF,
        recorded.stop);
  }

  private Batches batches(Course course) {
    return new Batches() {
      @Override
      public long wanted() {
        return wanted.size();
      }

      @Override
      public void complete() throws ChatException, IOException, InterruptedException {
        course.take();
        batches.add(new TreeSet<>(wanted));
        answered.addAll(wanted);
        wanted.clear();
      }
    };
  }

  private Ending run(Course course, Cancellation cancellation) throws Exception {
    return new BatchPasses(this::pass, batches(course), recorded.stop).run(ORDERS, cancellation);
  }

  @Test
  void passes_go_on_until_nothing_is_wanted() throws Exception {
    assertEquals(Ending.COMPLETE, run(() -> {}, Cancellation.NEVER));
    assertEquals(
        List.of(
            Set.of("generator a 0", "generator b 0"),
            Set.of("generator a 1", "judge b"),
            Set.of("judge a")),
        batches);
    assertEquals(4, passes.get());
  }

  @Test
  void where_all_is_answered_one_pass_is_enough() throws Exception {
    answered.addAll(
        List.of("generator a 0", "generator a 1", "generator b 0", "judge a", "judge b"));
    assertEquals(Ending.COMPLETE, run(() -> {}, Cancellation.NEVER));
    assertEquals(List.of(), batches);
    assertEquals(1, passes.get());
  }

  @Test
  void a_run_cancelled_while_a_batch_is_under_way_waits_no_longer() throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    Course endless =
        () -> {
          underWay.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.set(true);
            throw e;
          }
        };
    assertEquals(Ending.CANCELLED, run(endless, () -> underWay.getCount() == 0));
    assertTrue(interrupted.get(), "the thread that waits is told to leave");
    assertEquals(List.of(), batches);
    assertEquals(1, passes.get());
  }

  @Test
  void a_run_cancelled_before_asks_for_no_batch() throws Exception {
    assertEquals(Ending.CANCELLED, run(() -> {}, () -> true));
    assertEquals(List.of(), batches);
  }

  @Test
  void a_server_that_refuses_ends_the_passes() {
    ChatException refused = new ChatException("refused", 1, null);
    Course refusing =
        () -> {
          throw refused;
        };
    assertSame(refused, assertThrows(ChatException.class, () -> run(refusing, Cancellation.NEVER)));
    assertEquals(1, passes.get());
  }

  @Test
  void a_full_disk_ends_them() {
    IOException full = new IOException("full");
    Course failing =
        () -> {
          throw full;
        };
    assertSame(full, assertThrows(IOException.class, () -> run(failing, Cancellation.NEVER)));
  }

  @Test
  void a_fault_of_ours_is_not_hidden() {
    IllegalArgumentException fault = new IllegalArgumentException("broken");
    Course broken =
        () -> {
          throw fault;
        };
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> run(broken, Cancellation.NEVER));
    assertEquals("batches failed in an unforeseen way", thrown.getMessage());
    assertSame(fault, thrown.getCause());
  }

  @Test
  void a_spent_budget_stops_the_run() throws Exception {
    Course spent =
        () -> {
          throw new NotAskedException("spent");
        };
    assertEquals(Ending.STOPPED, run(spent, Cancellation.NEVER));
    assertEquals(Optional.of("spent"), recorded.stop.reason());
    assertEquals(1, passes.get());
  }

  @Test
  void a_run_that_is_stopped_during_a_batch_makes_no_other_pass() throws Exception {
    assertEquals(Ending.STOPPED, run(() -> recorded.stop.request("enough"), Cancellation.NEVER));
    assertEquals(1, passes.get());
  }

  @Test
  void an_interrupt_ends_the_wait_and_reaches_the_batch() throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    Course endless =
        () -> {
          underWay.countDown();
          try {
            new CountDownLatch(1).await();
          } finally {
            left.countDown();
          }
        };
    AtomicReference<@Nullable Exception> thrown = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                run(endless, Cancellation.NEVER);
              } catch (Exception e) {
                thrown.set(e);
              }
            });
    thread.start();
    underWay.await();
    thread.interrupt();
    thread.join();
    assertTrue(thrown.get() instanceof InterruptedException, "thrown: " + thrown.get());
    left.await();
  }
}
