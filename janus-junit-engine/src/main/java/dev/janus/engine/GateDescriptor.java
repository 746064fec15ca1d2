package dev.janus.engine;

import dev.janus.gate.ScopedGate;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;

/** The test of one gate on one split, or on the whole bench. */
final class GateDescriptor extends LeafDescriptor {

  /** The tag of all gates, and their place in test names. */
  static final String TAG = "gate";

  private final ScopedGate gate;

  GateDescriptor(UniqueId id, String className, ScopedGate gate) {
    super(
        id,
        "gate on " + gate.gate().name(),
        className,
        String.join(".", gate.scope(), TestNames.GATES, gate.gate().name()),
        Set.of(TestTag.create("split:" + gate.scope()), TestTag.create(TAG)));
    this.gate = gate;
  }

  ScopedGate gate() {
    return gate;
  }
}
