package dev.janus.maven;

import dev.janus.dataset.Additions;
import dev.janus.dataset.BenchReader;
import dev.janus.dataset.cache.Conversions;
import dev.janus.dataset.cache.HubFolders;
import dev.janus.dataset.hub.HubException;
import dev.janus.dataset.hub.HubSettings;
import dev.janus.dataset.location.BenchLocation;
import dev.janus.dataset.location.ClasspathLocation;
import dev.janus.dataset.location.FileLocation;
import dev.janus.dataset.rubrics.ShippedRubrics;
import dev.janus.maven.config.PomSettings;
import dev.janus.maven.config.Setting;
import dev.janus.maven.config.Settings;
import dev.janus.maven.fetch.BenchFetch;
import dev.janus.maven.fetch.FetchReport;
import dev.janus.maven.parquet.CachedConversions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Fetches benches from the Hugging Face hub into the cache that is shared with Python, and converts
 * what is in Parquet to Arrow, once. Runs read that, and never the network. With {@code -o} or
 * {@code HF_HUB_OFFLINE} only what is in the cache is used.
 */
@API(status = Status.EXPERIMENTAL)
@Mojo(name = "fetch", defaultPhase = LifecyclePhase.GENERATE_TEST_RESOURCES, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the fields
public final class FetchMojo extends AbstractJanusMojo {

  private static final String ARROW_LOG = "org.slf4j.simpleLogger.log.org.apache.arrow";

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  /** Skips this goal. */
  @Parameter(property = "janus.fetch.skip", defaultValue = "false")
  private boolean fetchSkip;

  /**
   * More benches to make ready: those of annotated classes, which nobody can see before they are
   * compiled. Each is {@code hf://org/name[@revision][#config/split]} or a {@code .parquet} file;
   * any other is read as it is.
   */
  @Parameter(property = "janus.benches")
  private @Nullable List<String> benches;

  /** Where the hub is, or a mirror of it. Without it, {@code HF_ENDPOINT} says so. */
  @Parameter(property = "janus.hub")
  private @Nullable String hub;

  /**
   * A CSV file with the columns {@code source,split}: the splits of sources that Janus does not
   * know.
   */
  @Parameter(property = "janus.splits")
  private @Nullable String splits;

  /** The rubric set of rows without rubrics: one that is part of Janus, or a JSON file. */
  @Parameter(property = "janus.rubrics")
  private @Nullable String rubrics;

  /** A file with the reference answers to MT-Bench's questions. */
  @Parameter(property = "janus.references")
  private @Nullable String references;

  @Override
  boolean isSkipped() {
    return isSet("janus.fetch.skip", fetchSkip);
  }

  @Override
  PomSettings pomSettings() {
    return super.pomSettings()
        .set(Setting.SPLITS, splits)
        .set(Setting.RUBRICS, rubrics)
        .set(Setting.REFERENCES, references);
  }

  @Override
  void execute(Settings settings) throws MojoExecutionException {
    // Arrow tells Maven's log how it allocates memory, which is of no use to anyone here.
    if (System.getProperty(ARROW_LOG) == null) {
      System.setProperty(ARROW_LOG, "warn");
    }
    Set<String> names = names(settings);
    if (names.isEmpty()) {
      getLog().info("janus: nothing to fetch: there is neither <bench> nor <benches>");
    }
    Display display = Display.of(session(), getLog());
    List<String> violations = new ArrayList<>();
    try {
      BenchFetch fetch = fetch(settings, display);
      for (String name : names) {
        report(fetch, name, display, violations);
      }
    } catch (HubException | IllegalArgumentException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException(
          "janus:fetch: interrupted\n  fix: run again; it goes on where it stopped", e);
    } finally {
      display.finish();
    }
    if (!violations.isEmpty()) {
      throw new MojoExecutionException(String.join("\n", violations));
    }
  }

  private void report(BenchFetch fetch, String name, Display display, List<String> violations)
      throws InterruptedException {
    try {
      FetchReport report = fetch.fetch(location(name));
      display.finish();
      report.lines().forEach(display::output);
      report.warnings().stream().flatMap(String::lines).forEach(display::warning);
    } catch (IOException | IllegalArgumentException e) {
      violations.add(String.valueOf(e.getMessage()));
    }
  }

  private BenchFetch fetch(Settings settings, Display display) throws HubException {
    FetchDisplay observer = new FetchDisplay(display, System::nanoTime);
    HubSettings access =
        HubAccess.settings(given("janus.hub", hub), session().isOffline(), System::getenv);
    HubFolders folders = access.folders();
    return new BenchFetch(
        new HubAccess(access, observer),
        new CachedConversions(new Conversions(folders), plugin.getVersion()),
        new BenchReader(FetchMojo.class.getClassLoader(), additions(settings), folders)::sources,
        observer);
  }

  private Additions additions(Settings settings) {
    return new Additions(
        addition(settings, Setting.SPLITS),
        addition(settings, Setting.RUBRICS),
        addition(settings, Setting.REFERENCES));
  }

  /** Relative paths start at the folder of the pom, as they do in a run. */
  private @Nullable String addition(Settings settings, Setting setting) {
    return settings
        .text(setting)
        .map(
            named ->
                named.startsWith(ClasspathLocation.SCHEME) || ShippedRubrics.NAMES.contains(named)
                    ? named
                    : basedir().resolve(named).toString())
        .orElse(null);
  }

  /** Returns the benches of this pom, each once. */
  private Set<String> names(Settings settings) {
    Stream<String> more = Stream.of(given("janus.benches", joined(benches)).split(",", -1));
    Set<String> names = new LinkedHashSet<>();
    Stream.concat(settings.text(Setting.BENCH).stream(), more)
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .forEach(names::add);
    return names;
  }

  /** Relative paths start at the folder of the pom, as they do in a run. */
  private BenchLocation location(String name) {
    BenchLocation location = BenchLocation.parse(name);
    return location instanceof FileLocation file && !name.startsWith("file:")
        ? new FileLocation(file.text(), basedir().resolve(file.text()))
        : location;
  }
}
