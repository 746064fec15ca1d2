package dev.janus.execution;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.chat.ChatException;
import dev.janus.generate.Response;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.Judgement;
import dev.janus.run.Check;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One rubric of one prompt, while its repeats are judged, perhaps at once. Thread-safe. */
final class CheckUnderWay {

  private final Prompt prompt;
  private final Rubric rubric;
  private final @Nullable Response response;
  private final RunListener listener;
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicInteger missing;
  private final AtomicReferenceArray<Judgement> judgements;

  /**
   * Creates a check that nothing is known of yet.
   *
   * @param response what is judged; null when there is none
   */
  CheckUnderWay(
      Prompt prompt,
      Rubric rubric,
      @Nullable Response response,
      int repeats,
      RunListener listener) {
    this.prompt = prompt;
    this.rubric = rubric;
    this.response = response;
    this.listener = listener;
    this.missing = new AtomicInteger(repeats);
    this.judgements = new AtomicReferenceArray<>(repeats);
  }

  /**
   * Judges one repeat.
   *
   * @throws AbandonedException if the run stops before
   */
  void judge(RecordedCalls calls, JudgeRequest request)
      throws AbandonedException, InterruptedException, IOException {
    start();
    finish(calls.judge(prompt, request));
  }

  /** Records that one repeat cannot be judged. */
  void giveUp(RecordedCalls calls, int repeat, ChatException noResponse) throws IOException {
    start();
    finish(calls.withoutResponse(prompt, rubric.id(), repeat, noResponse));
  }

  private void start() {
    if (started.compareAndSet(false, true)) {
      listener.checkStarted(prompt, rubric);
    }
  }

  private void finish(Judgement judgement) {
    judgements.set(judgement.repeat() - 1, judgement);
    if (missing.decrementAndGet() == 0) {
      List<Judgement> all =
          IntStream.range(0, judgements.length()).mapToObj(judgements::get).toList();
      Check check = new Check(prompt.split(), prompt.id(), prompt.cluster(), rubric.id(), all);
      listener.checkFinished(new JudgedRubric(prompt, rubric, response, check));
    }
  }
}
