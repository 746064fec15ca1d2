package dev.janus.judge;

import dev.janus.bench.ScoreDescriptions;
import dev.janus.text.Secrets;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A verdict with a score.
 *
 * @param score 1 to 5
 * @param feedback the judge's prose, possibly empty
 */
@API(status = Status.EXPERIMENTAL)
public record Scored(int score, String feedback) implements Verdict {

  private static final List<Scored> WITHOUT_FEEDBACK =
      IntStream.rangeClosed(ScoreDescriptions.LOWEST, ScoreDescriptions.HIGHEST)
          .mapToObj(score -> new Scored(score, ""))
          .toList();

  /** Refuses a score that is off the scale. */
  public Scored {
    if (score < ScoreDescriptions.LOWEST || score > ScoreDescriptions.HIGHEST) {
      throw new IllegalArgumentException("a score is 1 to 5, not " + score);
    }
  }

  @Override
  public Scored withoutText() {
    return WITHOUT_FEEDBACK.get(score - ScoreDescriptions.LOWEST);
  }

  @Override
  public Scored redacted(Secrets secrets) {
    return new Scored(score, secrets.redact(feedback));
  }
}
