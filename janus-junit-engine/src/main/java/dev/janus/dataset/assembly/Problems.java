package dev.janus.dataset.assembly;

import dev.janus.dataset.row.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects problems in the order in which they are found. A large file may be broken in every row:
 * beyond the limit problems are counted, not kept.
 */
final class Problems {

  static final int LIMIT = 10_000;

  private final List<Problem> kept = new ArrayList<>();
  private int count;

  void add(Problem problem) {
    count++;
    if (kept.size() < LIMIT) {
      kept.add(problem);
    }
  }

  int count() {
    return count;
  }

  void throwIfAny() throws InvalidBenchException {
    if (count > 0) {
      throw new InvalidBenchException(kept, count);
    }
  }
}
