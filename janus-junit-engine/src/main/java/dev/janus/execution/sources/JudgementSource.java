package dev.janus.execution.sources;

import dev.janus.bench.Prompt;
import dev.janus.chat.ChatException;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.Judgement;
import dev.janus.judge.Question;
import dev.janus.judge.UnscoredReason;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Where judgements come from: a judge, or a transcript. Thread-safe. */
@API(status = Status.EXPERIMENTAL)
public interface JudgementSource {

  /** Returns what is asked, and the key under which the judgement is recorded. */
  Question question(JudgeRequest request);

  /**
   * Returns the judgement of one response by one rubric.
   *
   * @param question what {@link #question} returned for the request
   * @throws ChatException if there is none to be had
   * @throws InterruptedException if the calling thread is interrupted while waiting
   */
  Judgement judge(Prompt prompt, JudgeRequest request, Question question)
      throws ChatException, InterruptedException;

  /** Returns why a verdict is unscored when {@link #judge} has thrown. */
  UnscoredReason reasonOfFailure();
}
