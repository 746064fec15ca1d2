package dev.janus.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.toolchain.ToolchainManager;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.eclipse.aether.RepositorySystem;

/**
 * Runs the bench of this pom in a JVM of its own and leaves its record and its reports below {@code
 * output}. A low score or a missed gate never fails this goal: the {@code check} goal decides on
 * the record. It does fail when nothing could be run.
 *
 * <p>Each property {@code janus.*} of the command line takes precedence over the pom.
 */
@API(status = Status.EXPERIMENTAL)
@Mojo(
    name = "run",
    defaultPhase = LifecyclePhase.INTEGRATION_TEST,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class RunMojo extends AbstractForkMojo {

  /** Skips this goal. */
  @Parameter(property = "janus.run.skip", defaultValue = "false")
  private boolean runSkip;

  /** Takes what Maven injects. */
  @Inject
  public RunMojo(RepositorySystem repositories, ToolchainManager toolchains) {
    super(repositories, toolchains);
  }

  @Override
  boolean isSkipped() {
    return isSet("janus.run.skip", runSkip);
  }

  @Override
  String goal() {
    return "janus:run";
  }
}
