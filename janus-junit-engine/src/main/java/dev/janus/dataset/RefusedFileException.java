package dev.janus.dataset;

import java.io.IOException;

/** Says that a file as a whole is not a bench. */
final class RefusedFileException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  RefusedFileException(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
