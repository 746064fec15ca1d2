package dev.janus.execution;

import dev.janus.bench.Prompt;
import dev.janus.chat.ChatException;
import dev.janus.chat.Conversation;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.Usage;
import dev.janus.generate.Response;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.Judgement;
import dev.janus.judge.Unscored;
import dev.janus.judge.UnscoredReason;
import dev.janus.run.ResponseLine;
import dev.janus.run.RunRecorder;
import dev.janus.run.Transcript;
import dev.janus.run.VerdictLine;
import java.io.IOException;

/**
 * The calls of one run: each is made unless an earlier session of the run has paid for it, and
 * recorded before anyone hears of it. Thread-safe.
 */
final class RecordedCalls {

  private final ResponseSource responses;
  private final JudgementSource judgements;
  private final ModelSettings generator;
  private final Transcript earlier;
  private final RunRecorder recorder;

  RecordedCalls(
      ResponseSource responses,
      JudgementSource judgements,
      ModelSettings generator,
      Transcript earlier,
      RunRecorder recorder) {
    this.responses = responses;
    this.judgements = judgements;
    this.generator = generator;
    this.earlier = earlier;
    this.recorder = recorder;
  }

  /** Returns the response to one turn. */
  Response respond(Prompt prompt, Conversation conversation, int turn)
      throws ChatException, InterruptedException, IOException {
    Response known = earlier.response(generator.key(conversation, 1), prompt.id());
    if (known != null) {
      return known;
    }
    Response response = responses.respond(prompt, conversation, turn);
    recorder.append(
        new ResponseLine(prompt.id(), prompt.index(), prompt.split(), prompt.cluster(), response));
    return response;
  }

  /** Returns the judgement of a response; a judge that cannot be reached gives an unscored one. */
  Judgement judge(Prompt prompt, JudgeRequest request) throws InterruptedException, IOException {
    Judgement known =
        earlier.judgement(judgements.key(request), prompt.id(), request.rubric().id());
    if (known != null) {
      return known;
    }
    Judgement judgement;
    try {
      judgement = judgements.judge(prompt, request);
    } catch (ChatException e) {
      judgement =
          unscored(judgements.key(request), request.repeat(), judgements.reasonOfFailure(), e);
    }
    return record(prompt, request.rubric().id(), judgement);
  }

  /** Records that a rubric could not be judged, for there is no response. */
  Judgement withoutResponse(Prompt prompt, String rubric, int repeat, ChatException cause)
      throws IOException {
    return record(prompt, rubric, unscored("", repeat, UnscoredReason.NO_RESPONSE, cause));
  }

  private Judgement record(Prompt prompt, String rubric, Judgement judgement) throws IOException {
    recorder.append(
        new VerdictLine(prompt.id(), rubric, prompt.split(), prompt.cluster(), judgement));
    return judgement;
  }

  private static Judgement unscored(
      String key, int repeat, UnscoredReason reason, ChatException cause) {
    String detail = String.valueOf(cause.getMessage());
    return new Judgement(
        key, repeat, new Unscored(reason, detail), "", Usage.NONE, 0, cause.attempts(), null);
  }
}
