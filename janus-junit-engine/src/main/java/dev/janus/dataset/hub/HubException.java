package dev.janus.dataset.hub;

import dev.janus.dataset.row.Problem;
import java.io.IOException;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/** Says why a dataset could not be fetched, and what to do about it. Never holds a token. */
@API(status = Status.EXPERIMENTAL)
public final class HubException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  HubException(Problem problem, @Nullable Throwable cause) {
    super(problem.message(), cause);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
