package dev.janus.engine.descriptor;

import java.util.Set;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * A test. Its method does not exist: the name makes {@code -Dtest='X#koala.*'} work, and the
 * parameter type makes Surefire take the legacy name for the report.
 */
@API(status = Status.INTERNAL)
public abstract class LeafDescriptor extends AbstractTestDescriptor {

  private final String path;
  private final Set<TestTag> tags;

  /**
   * Creates a test.
   *
   * @param className of the bench class, or the name of a bench that has none
   * @param path names that lead to the test, split first, separated by dots
   */
  LeafDescriptor(
      UniqueId id, String displayName, String className, String path, Set<TestTag> tags) {
    super(id, displayName, MethodSource.from(className, path, "java.lang.String"));
    this.path = path;
    this.tags = tags;
  }

  /** Returns the names that lead to the test, separated by dots: what filters look at. */
  public String path() {
    return path;
  }

  @Override
  public String getLegacyReportingName() {
    return path.replace('.', '/');
  }

  @Override
  public Set<TestTag> getTags() {
    return tags;
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }
}
