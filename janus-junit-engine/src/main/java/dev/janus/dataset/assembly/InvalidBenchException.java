package dev.janus.dataset.assembly;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Problems;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Says that a bench cannot be read, and everything that is wrong with it. */
@API(status = Status.EXPERIMENTAL)
public final class InvalidBenchException extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;

  private final transient List<Problem> problems;

  public InvalidBenchException(Problem problem) {
    this(List.of(problem), 1);
  }

  /**
   * Makes the message from the first problems.
   *
   * @param problems at least one
   * @param count how many problems there are in all, at least as many as are given
   */
  InvalidBenchException(List<Problem> problems, int count) {
    super(message(problems, count));
    this.problems = List.copyOf(problems);
  }

  static void throwIfAny(Problems problems) throws InvalidBenchException {
    if (problems.count() > 0) {
      throw new InvalidBenchException(problems.kept(), problems.count());
    }
  }

  private static String message(List<Problem> problems, int count) {
    String shown =
        problems.stream().limit(SHOWN).map(Problem::message).collect(Collectors.joining("\n"));
    int more = count - Math.min(SHOWN, problems.size());
    if (more == 0) {
      return shown;
    }
    return shown + "\nand " + more + (more == 1 ? " more problem" : " more problems");
  }

  /** Returns the problems in the order of the file, at most ten thousand of them. */
  public List<Problem> problems() {
    return problems;
  }
}
