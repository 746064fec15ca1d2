package dev.janus.run.merge;

import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Records do not make up one run. The message says of each thing that is wrong where it is, what
 * was found and what to do.
 */
@API(status = Status.EXPERIMENTAL)
public class MergeRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  MergeRefusedException(List<String> refusals) {
    super(String.join("\n", refusals));
  }

  MergeRefusedException(String refusal, Throwable cause) {
    super(refusal, cause);
  }
}
