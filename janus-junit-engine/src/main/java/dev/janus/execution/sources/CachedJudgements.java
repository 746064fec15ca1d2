package dev.janus.execution.sources;

import dev.janus.bench.Prompt;
import dev.janus.chat.ChatException;
import dev.janus.judge.JudgeRequest;
import dev.janus.judge.Judgement;
import dev.janus.judge.Question;
import dev.janus.judge.UnscoredReason;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Judgements that a cache holds, else those of another source, which are then kept.
 *
 * @param source who is asked otherwise
 * @param cache of judgements and responses
 * @param url of the judge
 */
@API(status = Status.EXPERIMENTAL)
public record CachedJudgements(JudgementSource source, KeptAnswers cache, String url)
    implements JudgementSource {

  @Override
  public Question question(JudgeRequest request) {
    return source.question(request);
  }

  @Override
  public Judgement judge(Prompt prompt, JudgeRequest request, Question question)
      throws ChatException, InterruptedException {
    Optional<Judgement> known = cache.judgement(url, question.key(), request.repeat());
    if (known.isPresent()) {
      return known.get();
    }
    Judgement judgement = source.judge(prompt, request, question);
    cache.put(url, judgement);
    return judgement;
  }

  @Override
  public UnscoredReason reasonOfFailure() {
    return source.reasonOfFailure();
  }
}
