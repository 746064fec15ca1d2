package dev.janus.execution;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.chat.ChatException;
import dev.janus.chat.Conversation;
import dev.janus.generate.Response;
import dev.janus.judge.JudgeRequest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One prompt, start to end: generate, then judge every rubric and repeat in parallel. No thread
 * waits for the judging: whichever of its tasks ends last ends the prompt.
 */
final class PromptUnderWay {

  /**
   * What all prompts of a run share.
   *
   * @param repeats how often each rubric is judged
   * @param failed takes what nobody foresaw, and what could not be recorded
   */
  record Course(
      RecordedCalls calls,
      int repeats,
      RunListener listener,
      Workers workers,
      Consumer<Throwable> failed) {}

  /** A step of a prompt's way. */
  private interface Step {
    void take() throws AbandonedException, InterruptedException, IOException;
  }

  private final PromptOrder order;
  private final Course course;
  private final Runnable left;
  private final AtomicInteger steps = new AtomicInteger(1);
  private final AtomicBoolean broken = new AtomicBoolean();

  /**
   * Sets out.
   *
   * @param left is told when the prompt is no longer under way, however it ended
   */
  PromptUnderWay(PromptOrder order, Course course, Runnable left) {
    this.order = order;
    this.course = course;
    this.left = left;
  }

  /** Generates the response and hands its judging to the workers. */
  void run() {
    take(
        () -> {
          course.listener().promptStarted(order.prompt());
          try {
            judgeAll(respond(order.prompt()));
          } catch (ChatException noResponse) {
            giveUpAll(noResponse);
          }
        });
  }

  private void take(Step step) {
    try {
      step.take();
    } catch (AbandonedException e) {
      broken.set(true);
    } catch (InterruptedException e) {
      broken.set(true);
      if (!course.workers().isStopped()) {
        course.failed().accept(e);
      }
    } catch (IOException | RuntimeException | Error e) {
      broken.set(true);
      course.failed().accept(e);
    } finally {
      stepTaken();
    }
  }

  private void stepTaken() {
    if (steps.decrementAndGet() == 0) {
      try {
        if (!broken.get()) {
          course.listener().promptFinished(order.prompt());
        }
      } catch (RuntimeException | Error e) {
        course.failed().accept(e);
      } finally {
        left.run();
      }
    }
  }

  /** What was said before the last response, and that response. */
  private record Answered(Conversation conversation, Response response) {}

  private Answered respond(Prompt prompt)
      throws ChatException, AbandonedException, InterruptedException, IOException {
    Conversation conversation = Conversation.of(prompt.system(), prompt.turns().get(0));
    Response response = respond(conversation, 0);
    for (int turn = 1; turn < prompt.turns().size(); turn++) {
      conversation = conversation.then(response.text(), prompt.turns().get(turn));
      response = respond(conversation, turn);
    }
    return new Answered(conversation, response);
  }

  private Response respond(Conversation conversation, int turn)
      throws ChatException, AbandonedException, InterruptedException, IOException {
    try {
      Response response = course.calls().respond(order.prompt(), conversation, turn);
      course.listener().responded(RecordedCalls.line(order.prompt(), response.withoutText()));
      return response;
    } catch (InterruptedException e) {
      if (course.workers().isStopped()) {
        throw e;
      }
      // The run goes on, so this is the generator's own affair: a Java function may throw anything.
      throw new ChatException(
          "prompt %s: no response\n  found: %s, though the run goes on\n  fix: let the generator say what went wrong"
              .formatted(order.prompt().id(), e),
          1,
          e);
    }
  }

  private void judgeAll(Answered answered) {
    for (Rubric rubric : order.rubrics()) {
      CheckUnderWay check = check(rubric, answered.response());
      for (int repeat = 1; repeat <= course.repeats(); repeat++) {
        JudgeRequest request = request(answered, rubric, repeat);
        steps.incrementAndGet();
        course.workers().judge(() -> take(() -> check.judge(course.calls(), request)));
      }
    }
  }

  private CheckUnderWay check(Rubric rubric, @Nullable Response response) {
    return new CheckUnderWay(order.prompt(), rubric, response, course.repeats(), course.listener());
  }

  private JudgeRequest request(Answered answered, Rubric rubric, int repeat) {
    String reference = order.prompt().referenceAnswer();
    return new JudgeRequest(
        answered.conversation(), answered.response().text(), reference, rubric, repeat);
  }

  private void giveUpAll(ChatException noResponse) throws IOException {
    for (Rubric rubric : order.rubrics()) {
      CheckUnderWay check = check(rubric, null);
      for (int repeat = 1; repeat <= course.repeats(); repeat++) {
        check.giveUp(course.calls(), repeat, noResponse);
      }
    }
  }
}
