package dev.janus.dataset.row;

import java.io.IOException;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Says that a file as a whole is not a bench. */
@API(status = Status.INTERNAL)
public final class RefusedFileException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public RefusedFileException(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
