package dev.janus.gate;

import dev.janus.bench.ScoreDescriptions;
import dev.janus.run.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * How often each score was given; each repeat counts.
 *
 * @param counts five, for score 1 first
 */
@API(status = Status.EXPERIMENTAL)
public record Histogram(List<Integer> counts) {

  /** Copies the list. */
  public Histogram {
    counts = List.copyOf(counts);
  }

  static Histogram of(List<Check> checks) {
    List<Integer> counts = new ArrayList<>(Collections.nCopies(ScoreDescriptions.HIGHEST, 0));
    for (Check check : checks) {
      for (int score : check.scores()) {
        counts.set(score - 1, counts.get(score - 1) + 1);
      }
    }
    return new Histogram(counts);
  }

  /** Returns how often a score from 1 to 5 was given. */
  public int of(int score) {
    return counts.get(score - ScoreDescriptions.LOWEST);
  }
}
