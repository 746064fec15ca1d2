package dev.janus.execution;

import dev.janus.bench.Prompt;
import dev.janus.chat.ChatException;
import dev.janus.judge.Judge;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.Judgement;
import dev.janus.judge.UnscoredReason;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Judgements of a judge that is asked.
 *
 * @param judge who is asked
 */
@API(status = Status.EXPERIMENTAL)
public record LiveJudgements(Judge judge) implements JudgementSource {

  @Override
  public String key(JudgeRequest request) {
    return judge.key(request);
  }

  @Override
  public Judgement judge(Prompt prompt, JudgeRequest request, String key)
      throws ChatException, InterruptedException {
    return judge.judge(request, key);
  }

  @Override
  public UnscoredReason reasonOfFailure() {
    return UnscoredReason.JUDGE_UNAVAILABLE;
  }
}
