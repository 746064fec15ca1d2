package dev.janus.engine;

import java.util.Set;
import org.junit.platform.engine.UniqueId;

/** The one test of a bench that cannot be run. It fails with everything that is wrong. */
final class ProblemDescriptor extends LeafDescriptor {

  private final String message;

  ProblemDescriptor(UniqueId id, String className, String message) {
    super(id, "the bench can be run", className, "_bench", Set.of());
    this.message = message;
  }

  String message() {
    return message;
  }
}
