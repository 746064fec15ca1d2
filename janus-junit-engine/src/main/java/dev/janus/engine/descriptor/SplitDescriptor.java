package dev.janus.engine.descriptor;

import java.util.Set;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/**
 * The container of one split, or of the gates on the whole bench. Its class source is fictional:
 * that gives Surefire one report file per split.
 */
@API(status = Status.INTERNAL)
public final class SplitDescriptor extends AbstractTestDescriptor {

  private final BenchPlan plan;
  private final String split;

  public SplitDescriptor(UniqueId id, BenchPlan plan, String split) {
    super(id, className(plan, split), ClassSource.from(className(plan, split)));
    this.plan = plan;
    this.split = split;
  }

  private static String className(BenchPlan plan, String split) {
    return plan.name() + "." + split;
  }

  /** Returns the name of the class that its source names, and that does not exist. */
  public String className() {
    return className(plan, split);
  }

  public BenchPlan plan() {
    return plan;
  }

  public String split() {
    return split;
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }

  @Override
  public Set<TestTag> getTags() {
    return Set.of(TestTag.create("split:" + split));
  }
}
