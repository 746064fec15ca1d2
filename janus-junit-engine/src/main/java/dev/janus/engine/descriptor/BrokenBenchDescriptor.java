package dev.janus.engine.descriptor;

import java.nio.file.Path;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** The container of a bench that cannot be run. */
@API(status = Status.INTERNAL)
public final class BrokenBenchDescriptor extends AbstractTestDescriptor {

  private final @Nullable Path folder;

  /**
   * Creates it.
   *
   * @param output where records go; null where that is not known, or the bench was only planned
   */
  public BrokenBenchDescriptor(BenchTarget target, String message, @Nullable Path output) {
    super(target.id(), target.name(), ClassSource.from(target.name()));
    folder = output == null ? null : output.resolve(target.name());
    addChild(new ProblemDescriptor(target.id().append("problem", "bench"), target.name(), message));
  }

  /** Returns the folder where the record would have been; null where that is not known. */
  public @Nullable Path folder() {
    return folder;
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
