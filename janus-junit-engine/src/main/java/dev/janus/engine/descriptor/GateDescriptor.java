package dev.janus.engine.descriptor;

import dev.janus.gate.ScopedGate;
import java.util.Set;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;

/** The test of one gate on one split, or on the whole bench. */
@API(status = Status.INTERNAL)
public final class GateDescriptor extends LeafDescriptor {

  /** The tag of all gates, and their place in test names. */
  static final String TAG = "gate";

  private final ScopedGate gate;

  public GateDescriptor(UniqueId id, String className, ScopedGate gate) {
    super(
        id,
        "gate on " + gate.gate().name(),
        className,
        String.join(".", gate.scope(), TestNames.GATES, gate.gate().name()),
        Set.of(TestTag.create("split:" + gate.scope()), TestTag.create(TAG)));
    this.gate = gate;
  }

  public ScopedGate gate() {
    return gate;
  }
}
