package dev.janus.maven;

import dev.janus.maven.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Merges the records of runs with {@code janus.shard=i/n} into one per bench below {@code output},
 * as an unsharded run would have left it, and writes its reports. A bench is known by the name of
 * the folder its record is in. No model is called. Shards that do not make up one run fail the
 * build: of different benches, models or settings, interrupted, missing, or there twice.
 */
@API(status = Status.EXPERIMENTAL)
@Mojo(name = "merge", requiresProject = false, threadSafe = true)
public final class MergeMojo extends AbstractJanusMojo {

  private static final String DEFAULT_FOLDER = "target/janus-shards";

  /**
   * The folders below which the records are: {@code <shards>/<anything>/<bench>/run.jsonl}. Without
   * it, {@code target/janus-shards}.
   */
  @Parameter(property = "janus.shards")
  private @Nullable List<String> shards;

  @Override
  void execute(Settings settings) throws MojoExecutionException {
    RecordMerge merge =
        new RecordMerge(
            new RecordFolders(output(settings)),
            new RecordReport(new BenchGates(settings.gates())));
    RecordMerge.Outcome outcome = merge.merge(folders());
    outcome.merged().forEach(line -> getLog().info(line));
    outcome.warnings().forEach(line -> getLog().warn(line));
    if (!outcome.benches().isEmpty()) {
      project().setContextValue(Build.MERGED, String.join("\n", outcome.benches()));
    }
    if (!outcome.violations().isEmpty()) {
      throw new MojoExecutionException(String.join("\n", outcome.violations()));
    }
  }

  private List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    Stream.of(given("janus.shards", joined(shards)).split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .forEach(name -> folders.add(basedir().resolve(name)));
    return folders.isEmpty() ? List.of(basedir().resolve(DEFAULT_FOLDER)) : folders;
  }
}
