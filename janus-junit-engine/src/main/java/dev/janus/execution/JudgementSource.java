package dev.janus.execution;

import dev.janus.bench.Prompt;
import dev.janus.chat.ChatException;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.Judgement;
import dev.janus.judge.UnscoredReason;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Where judgements come from: a judge, or a transcript. Thread-safe. */
@API(status = Status.EXPERIMENTAL)
public interface JudgementSource {

  /** Returns the key under which a judgement of this request is recorded. */
  String key(JudgeRequest request);

  /**
   * Returns the judgement of one response by one rubric.
   *
   * @param key of the request, as {@link #key} returns it
   * @throws ChatException if there is none to be had
   * @throws InterruptedException if the calling thread is interrupted while waiting
   */
  Judgement judge(Prompt prompt, JudgeRequest request, String key)
      throws ChatException, InterruptedException;

  /** Returns why a verdict is unscored when {@link #judge} has thrown. */
  UnscoredReason reasonOfFailure();
}
