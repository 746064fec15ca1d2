package dev.janus.execution;

import dev.janus.bench.Prompt;
import dev.janus.chat.ChatException;
import dev.janus.chat.Conversation;
import dev.janus.chat.NotAskedException;
import dev.janus.chat.Usage;
import dev.janus.execution.sources.JudgementSource;
import dev.janus.execution.sources.Sources;
import dev.janus.generate.Response;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.Judgement;
import dev.janus.judge.Question;
import dev.janus.judge.Unscored;
import dev.janus.judge.UnscoredReason;
import dev.janus.run.LineSink;
import dev.janus.run.ResponseLine;
import dev.janus.run.Transcript;
import dev.janus.run.VerdictLine;
import java.io.IOException;

/**
 * The calls of one run: each is made unless an earlier session of the run has paid for it, and
 * recorded before anyone hears of it. Once the run is to stop, none is made any more. Thread-safe.
 */
final class RecordedCalls {

  private final Sources sources;
  private final Transcript earlier;
  private final LineSink record;
  private final RunStop stop;

  RecordedCalls(Sources sources, Transcript earlier, LineSink record, RunStop stop) {
    this.sources = sources;
    this.earlier = earlier;
    this.record = record;
    this.stop = stop;
  }

  /**
   * Returns the response to one turn.
   *
   * @throws ChatException if there is none
   * @throws AbandonedException if the run stops before it is asked for
   */
  Response respond(Prompt prompt, Conversation conversation, int turn)
      throws ChatException, AbandonedException, InterruptedException, IOException {
    Response known = earlier.response(sources.generator().key(conversation, 1), prompt.id());
    // A response of thinking alone was recorded when thinking was not told apart.
    if (known != null && !known.text().isBlank()) {
      return known;
    }
    requireGoingOn();
    Response response;
    try {
      response = sources.responses().respond(prompt, conversation, turn);
    } catch (ChatException e) {
      throw heard(e);
    }
    record.append(line(prompt, response));
    return response;
  }

  /** Returns how a response is recorded. */
  static ResponseLine line(Prompt prompt, Response response) {
    return new ResponseLine(
        prompt.id(), prompt.index(), prompt.split(), prompt.cluster(), response);
  }

  /**
   * Returns the judgement of a response; a judge that cannot be reached gives an unscored one.
   *
   * @throws AbandonedException if the run stops before it is asked for
   */
  Judgement judge(Prompt prompt, JudgeRequest request)
      throws AbandonedException, InterruptedException, IOException {
    JudgementSource source = sources.judgements();
    String rubric = request.rubric().id();
    Question question = source.question(request);
    String key = question.key();
    Judgement known = earlier.judgement(key, prompt.id(), rubric);
    if (known != null) {
      return known;
    }
    requireGoingOn();
    Judgement judgement;
    try {
      judgement = source.judge(prompt, request, question);
    } catch (ChatException e) {
      ChatException failure = heard(e);
      judgement = unscored(key, request.repeat(), source.reasonOfFailure(), failure);
    }
    return record(prompt, rubric, judgement);
  }

  private void requireGoingOn() throws AbandonedException {
    if (stop.isRequested()) {
      throw new AbandonedException();
    }
  }

  /** Tells apart a call that failed from one that was not made. */
  private ChatException heard(ChatException e) throws AbandonedException {
    if (e instanceof NotAskedException) {
      throw new AbandonedException();
    }
    stop.callFailed(e);
    return e;
  }

  /** Records that a rubric could not be judged, for there is no response. */
  Judgement withoutResponse(Prompt prompt, String rubric, int repeat, ChatException cause)
      throws IOException {
    return record(prompt, rubric, unscored("", repeat, UnscoredReason.NO_RESPONSE, cause));
  }

  private Judgement record(Prompt prompt, String rubric, Judgement judgement) throws IOException {
    record.append(
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
