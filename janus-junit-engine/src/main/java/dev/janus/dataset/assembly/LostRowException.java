package dev.janus.dataset.assembly;

import dev.janus.dataset.row.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Says that a row cannot be read back from the file that it was written to. */
final class LostRowException extends UncheckedIOException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** The cause has the whole message too, for those who tell that of the cause. */
  LostRowException(Problem problem, IOException cause) {
    super(problem.message(), new IOException(problem.message(), cause));
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
