package dev.janus.maven;

import dev.janus.dataset.cache.HubFolders;
import dev.janus.maven.config.PomSettings;
import dev.janus.maven.config.Setting;
import dev.janus.maven.config.Settings;
import dev.janus.run.cache.AnswerCache;
import dev.janus.run.cache.Pruned;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Removes from the cache of verdicts what was not used for long and, beyond a size, what is oldest.
 * Runs do the same once a day, by the same settings.
 */
@API(status = Status.EXPERIMENTAL)
@Mojo(name = "prune", requiresProject = false, threadSafe = true)
public final class PruneMojo extends AbstractJanusMojo {

  private static final String OFF = "off";
  private static final String DEFAULT_DAYS = "30";
  private static final String DEFAULT_MEGABYTES = "1024";
  private static final double BYTES_OF_A_MEGABYTE = 1 << 20;

  /** The folder where verdicts are kept. Without it, {@code janus/verdicts} in {@code HF_HOME}. */
  @Parameter(property = "janus.cache")
  private @Nullable String cache;

  /** For how many days unused verdicts are kept; 30 unless set. */
  @Parameter(property = "janus.cache.days")
  private @Nullable String cacheDays;

  /** How many megabytes of verdicts are kept; 1024 unless set. */
  @Parameter(property = "janus.cache.megabytes")
  private @Nullable String cacheMegabytes;

  @Override
  PomSettings pomSettings() {
    return super.pomSettings()
        .set(Setting.CACHE, cache)
        .set(Setting.CACHE_DAYS, cacheDays)
        .set(Setting.CACHE_MEGABYTES, cacheMegabytes);
  }

  @Override
  void execute(Settings settings) throws MojoExecutionException {
    String configured = settings.text(Setting.CACHE).orElse("");
    if (configured.equals(OFF)) {
      getLog().info("janus:prune: there is nothing to prune: janus.cache is off");
      return;
    }
    Path folder = configured.isEmpty() ? ofThisUser() : basedir().resolve(configured);
    try {
      getLog().info(prune(folder, settings));
    } catch (IOException e) {
      throw new MojoExecutionException(
          "%s: the cache of verdicts cannot be pruned\n  found: %s\n  fix: make it a folder that can be written, or set janus.cache to another"
              .formatted(folder, e),
          e);
    }
  }

  private static Path ofThisUser() {
    return HubFolders.of(System::getenv, Path.of(System.getProperty("user.home"))).verdicts();
  }

  private static String prune(Path folder, Settings settings) throws IOException {
    long days = Long.parseLong(settings.text(Setting.CACHE_DAYS).orElse(DEFAULT_DAYS));
    long megabytes =
        Long.parseLong(settings.text(Setting.CACHE_MEGABYTES).orElse(DEFAULT_MEGABYTES));
    try (AnswerCache cache = AnswerCache.at(folder)) {
      long bytes = (long) (megabytes * BYTES_OF_A_MEGABYTE);
      return line(cache.prune(Duration.ofDays(days), bytes, Instant.now()), folder);
    }
  }

  /** Returns what is told of a pruning. */
  static String line(Pruned pruned, Path folder) {
    return String.format(
        Locale.ROOT,
        "janus:prune: %,d entries (%,.1f MB) removed, %,d (%,.1f MB) kept in %s",
        pruned.entries(),
        pruned.bytes() / BYTES_OF_A_MEGABYTE,
        pruned.keptEntries(),
        pruned.keptBytes() / BYTES_OF_A_MEGABYTE,
        folder);
  }
}
