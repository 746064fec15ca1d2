package dev.janus.maven;

import javax.inject.Inject;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/** Checks. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractMojo {
  private final RepositorySystem system;
  private final ToolchainManager toolchains;

  @Inject
  CheckMojo(RepositorySystem system, ToolchainManager toolchains) {
    this.system = system;
    this.toolchains = toolchains;
  }

  @Override
  public void execute() {
    getLog().info("x" + system + toolchains);
  }
}
