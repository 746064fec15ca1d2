package dev.janus.dataset.hub;

import dev.janus.dataset.row.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request failed. Never leaves the package. */
final class HubFault extends Exception {

  private static final long serialVersionUID = 1L;

  /** Whether it is of use to try again. */
  enum Nature {
    LASTING,
    PASSING
  }

  private final transient Problem problem;
  private final Nature nature;
  private final @Nullable Duration asked;

  private HubFault(
      Problem problem, Nature nature, @Nullable Duration asked, @Nullable Throwable cause) {
    super(problem.what(), cause);
    this.problem = problem;
    this.nature = nature;
    this.asked = asked;
  }

  static HubFault lasting(Problem problem) {
    return new HubFault(problem, Nature.LASTING, null, null);
  }

  static HubFault lasting(Problem problem, Throwable cause) {
    return new HubFault(problem, Nature.LASTING, null, cause);
  }

  /** Creates a fault that may pass. */
  static HubFault passing(Problem problem, @Nullable Throwable cause) {
    return new HubFault(problem, Nature.PASSING, null, cause);
  }

  /** Creates a fault that passes after a time that the server names. */
  static HubFault passingAfter(Problem problem, @Nullable Duration asked) {
    return new HubFault(problem, Nature.PASSING, asked, null);
  }

  Problem problem() {
    return problem;
  }

  boolean isPassing() {
    return nature == Nature.PASSING;
  }

  @Nullable Duration asked() {
    return asked;
  }

  HubException given(String addition) {
    return new HubException(
        new Problem(
            problem.where(),
            problem.what() + addition,
            problem.context(),
            problem.found(),
            problem.fix()),
        getCause());
  }
}
