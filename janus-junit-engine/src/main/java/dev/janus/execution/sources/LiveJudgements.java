package dev.janus.execution.sources;

import dev.janus.bench.Prompt;
import dev.janus.chat.ChatException;
import dev.janus.judge.Judge;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.Judgement;
import dev.janus.judge.Question;
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
  public Question question(JudgeRequest request) {
    return judge.question(request);
  }

  @Override
  public Judgement judge(Prompt prompt, JudgeRequest request, Question question)
      throws ChatException, InterruptedException {
    return judge.judge(request, question);
  }

  @Override
  public UnscoredReason reasonOfFailure() {
    return UnscoredReason.JUDGE_UNAVAILABLE;
  }
}
