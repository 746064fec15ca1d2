package dev.janus.judge;

import dev.janus.bench.ScoreDescriptions;
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

  /** Refuses a score that is off the scale. */
  public Scored {
    if (score < ScoreDescriptions.LOWEST || score > ScoreDescriptions.HIGHEST) {
      throw new IllegalArgumentException("a score is 1 to 5, not " + score);
    }
  }
}
