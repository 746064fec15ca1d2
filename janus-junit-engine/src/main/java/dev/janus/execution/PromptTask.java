package dev.janus.execution;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.chat.ChatException;
import dev.janus.chat.Conversation;
import dev.janus.generate.Response;
import dev.janus.judge.JudgeRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** One prompt, start to end: generate, then judge every rubric and repeat in parallel. */
final class PromptTask implements Callable<Void> {

  private final PromptOrder order;
  private final int repeats;
  private final RecordedCalls calls;
  private final RunListener listener;
  private final ExecutorService judging;

  PromptTask(
      PromptOrder order,
      int repeats,
      RecordedCalls calls,
      RunListener listener,
      ExecutorService judging) {
    this.order = order;
    this.repeats = repeats;
    this.calls = calls;
    this.listener = listener;
    this.judging = judging;
  }

  @Override
  public Void call() throws IOException, InterruptedException, ExecutionException {
    Prompt prompt = order.prompt();
    listener.promptStarted(prompt);
    try {
      judgeAll(respond(prompt));
    } catch (ChatException noResponse) {
      giveUpAll(noResponse);
    }
    listener.promptFinished(prompt);
    return null;
  }

  /** What was said before the last response, and that response. */
  private record Answered(Conversation conversation, String response) {}

  private Answered respond(Prompt prompt) throws ChatException, InterruptedException, IOException {
    Conversation conversation = Conversation.of(prompt.system(), prompt.turns().get(0));
    Response response = respond(conversation, 0);
    for (int turn = 1; turn < prompt.turns().size(); turn++) {
      conversation = conversation.then(response.text(), prompt.turns().get(turn));
      response = respond(conversation, turn);
    }
    return new Answered(conversation, response.text());
  }

  private Response respond(Conversation conversation, int turn)
      throws ChatException, InterruptedException, IOException {
    try {
      return calls.respond(order.prompt(), conversation, turn);
    } catch (InterruptedException e) {
      if (judging.isShutdown()) {
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

  private void judgeAll(Answered answered)
      throws IOException, InterruptedException, ExecutionException {
    List<Future<Void>> underWay = new ArrayList<>();
    for (Rubric rubric : order.rubrics()) {
      CheckUnderWay check = new CheckUnderWay(order.prompt(), rubric, repeats, listener);
      for (int repeat = 1; repeat <= repeats; repeat++) {
        JudgeRequest request = request(answered, rubric, repeat);
        underWay.add(judging.submit(() -> check.judge(calls, request)));
      }
    }
    for (Future<Void> judged : underWay) {
      judged.get();
    }
  }

  private JudgeRequest request(Answered answered, Rubric rubric, int repeat) {
    String reference = order.prompt().referenceAnswer();
    return new JudgeRequest(
        answered.conversation(), answered.response(), reference, rubric, repeat);
  }

  private void giveUpAll(ChatException noResponse) throws IOException {
    for (Rubric rubric : order.rubrics()) {
      CheckUnderWay check = new CheckUnderWay(order.prompt(), rubric, repeats, listener);
      for (int repeat = 1; repeat <= repeats; repeat++) {
        check.giveUp(calls, repeat, noResponse);
      }
    }
  }
}
