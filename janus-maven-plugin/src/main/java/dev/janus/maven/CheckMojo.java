package dev.janus.maven;

import dev.janus.maven.config.Settings;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Decides on every run record below {@code output}, those of annotated classes too, by their gates
 * and by those of this pom, and fails the build unless all of them pass. No model is called. A
 * record that is missing, cannot be read or does not end fails the build as well.
 */
@API(status = Status.EXPERIMENTAL)
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractJanusMojo {

  /** Skips this goal. */
  @Parameter(property = "janus.check.skip", defaultValue = "false")
  private boolean checkSkip;

  @Override
  boolean isSkipped() {
    return isSet("janus.check.skip", checkSkip);
  }

  @Override
  void execute(Settings settings) throws MojoFailureException {
    RecordFolders folders = new RecordFolders(output(settings));
    List<String> annotated =
        new AnnotatedClasses(Path.of(project().getBuild().getTestOutputDirectory()))
            .names(this::warn);
    CheckOutcome outcome =
        new RecordCheck(settings.gates(), annotated, session().getStartTime().toInstant())
            .check(folders, settings.benches());
    outcome.warnings().forEach(this::warn);
    if (!outcome.violations().isEmpty()) {
      throw new MojoFailureException(outcome.failure());
    }
    outcome.table().forEach(line -> getLog().info(line));
  }

  private void warn(String message) {
    message.lines().forEach(line -> getLog().warn(line));
  }
}
