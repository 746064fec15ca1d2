package dev.janus.engine;

import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** The container of a bench that cannot be run. */
final class BrokenBenchDescriptor extends AbstractTestDescriptor {

  BrokenBenchDescriptor(BenchTarget target, String message) {
    super(target.id(), target.name(), ClassSource.from(target.name()));
    addChild(new ProblemDescriptor(target.id().append("problem", "bench"), target.name(), message));
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
