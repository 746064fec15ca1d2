package dev.janus.engine.descriptor;

import java.util.Set;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.UniqueId;

/** The one test of a bench that cannot be run. It fails with everything that is wrong. */
@API(status = Status.INTERNAL)
public final class ProblemDescriptor extends LeafDescriptor {

  private final String message;

  ProblemDescriptor(UniqueId id, String className, String message) {
    super(id, "the bench can be run", className, "_bench", Set.of());
    this.message = message;
  }

  /** Returns what is wrong, and how to mend it. */
  public String message() {
    return message;
  }
}
