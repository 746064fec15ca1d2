package dev.janus.bench;

import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What each of the five scores means for one rubric.
 *
 * @param descriptions exactly five non-blank texts, for score 1 first
 */
@API(status = Status.EXPERIMENTAL)
public record ScoreDescriptions(List<String> descriptions) {

  /** The lowest score. */
  public static final int LOWEST = 1;

  /** The highest score. */
  public static final int HIGHEST = 5;

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException unless there are five non-blank descriptions
   */
  public ScoreDescriptions {
    descriptions = List.copyOf(descriptions);
    if (descriptions.size() != HIGHEST || descriptions.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a rubric has five score descriptions, none blank");
    }
  }

  /** Returns the description of a score from 1 to 5. */
  public String of(int score) {
    return descriptions.get(score - LOWEST);
  }
}
