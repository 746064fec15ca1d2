package dev.janus.dataset.row;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Collects problems in the order in which they are found. A large file may be broken in every row:
 * beyond the limit problems are counted, not kept. Not thread-safe.
 */
@API(status = Status.INTERNAL)
public final class Problems {

  private static final int LIMIT = 10_000;

  private final List<Problem> kept = new ArrayList<>();
  private int count;

  public void add(Problem problem) {
    count++;
    if (kept.size() < LIMIT) {
      kept.add(problem);
    }
  }

  /** Returns how many there are in all. */
  public int count() {
    return count;
  }

  /** Returns the first ten thousand. */
  public List<Problem> kept() {
    return List.copyOf(kept);
  }
}
