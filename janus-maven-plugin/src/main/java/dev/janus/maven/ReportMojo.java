package dev.janus.maven;

import dev.janus.maven.config.Settings;
import dev.janus.run.UnreadableRunException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Writes the reports of every run record below {@code output} again, from the record alone, with
 * what the gates of the record and of this pom decide. No model is called.
 */
@API(status = Status.EXPERIMENTAL)
@Mojo(name = "report", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
public final class ReportMojo extends AbstractJanusMojo {

  /** Skips this goal. */
  @Parameter(property = "janus.report.skip", defaultValue = "false")
  private boolean reportSkip;

  @Override
  boolean isSkipped() {
    return isSet("janus.report.skip", reportSkip);
  }

  @Override
  void execute(Settings settings) throws MojoExecutionException {
    RecordFolders folders = new RecordFolders(output(settings));
    List<String> violations = new ArrayList<>();
    RecordReport reports = new RecordReport(new BenchGates(settings.gates()));
    for (String bench : benches(folders)) {
      try {
        getLog().info("janus: reports of " + bench + " in " + reports.write(folders, bench));
      } catch (ReportFailedException e) {
        violations.add(String.valueOf(e.getMessage()));
      }
    }
    if (!violations.isEmpty()) {
      throw new MojoExecutionException(String.join("\n", violations));
    }
  }

  private List<String> benches(RecordFolders folders) throws MojoExecutionException {
    try {
      List<String> benches = folders.benches();
      if (benches.isEmpty()) {
        getLog().warn("janus: nothing to report: there is no run record in " + folders.output());
      }
      return benches;
    } catch (UnreadableRunException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }
}
