package dev.janus.maven;

import dev.janus.maven.config.Setting;
import dev.janus.maven.config.Settings;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.toolchain.ToolchainManager;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.eclipse.aether.RepositorySystem;

/**
 * Says what the {@code run} goal would ask, with the same settings: calls, tokens and, where prices
 * are set, the cost, generation and judging apart. Nothing is asked and no key is needed; records
 * and reports stay as they are.
 */
@API(status = Status.EXPERIMENTAL)
@Mojo(name = "plan", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class PlanMojo extends AbstractForkMojo {

  /** Takes what Maven injects. */
  @Inject
  public PlanMojo(RepositorySystem repositories, ToolchainManager toolchains) {
    super(repositories, toolchains);
  }

  @Override
  String goal() {
    return "janus:plan";
  }

  @Override
  Map<String, String> parameters(Settings settings) {
    Map<String, String> parameters = super.parameters(settings);
    parameters.put(Setting.MODE.key(), "plan");
    return parameters;
  }
}
