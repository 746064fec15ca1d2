package dev.janus.engine.descriptor;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** The container of a bench that cannot be run. */
@API(status = Status.INTERNAL)
public final class BrokenBenchDescriptor extends AbstractTestDescriptor {

  public BrokenBenchDescriptor(BenchTarget target, String message) {
    super(target.id(), target.name(), ClassSource.from(target.name()));
    addChild(new ProblemDescriptor(target.id().append("problem", "bench"), target.name(), message));
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
