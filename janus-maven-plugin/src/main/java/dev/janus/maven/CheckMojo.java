package dev.janus.maven;

import dev.janus.maven.RecordCheck.Expected;
import dev.janus.maven.config.Setting;
import dev.janus.maven.config.Settings;
import dev.janus.run.RunHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.toolchain.ToolchainManager;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the records of the benches of this build by their gates and by those of this pom, and
 * fails the build unless all of them pass. No model is called.
 *
 * <p>In a build that runs tests, a record counts only when this build judged it, or went on with
 * it: each bench of the pom and each annotated class has to have one. Alone on the command line, or
 * after {@code merge}, it decides on the records that are there, after comparing them with the
 * bench, the models, the settings and the gates that the build has now.
 */
@API(status = Status.EXPERIMENTAL)
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractForkMojo {

  private static final String FAIL = "fail";
  private static final String WARN = "warn";

  private final ProjectDependenciesResolver dependencies;

  /** Skips this goal. */
  @Parameter(property = "janus.check.skip", defaultValue = "false")
  private boolean checkSkip;

  /** Takes what Maven injects. */
  @Inject
  public CheckMojo(
      RepositorySystem repositories,
      ToolchainManager toolchains,
      ProjectDependenciesResolver dependencies) {
    super(repositories, toolchains);
    this.dependencies = dependencies;
  }

  @Override
  String goal() {
    return "janus:check";
  }

  @Override
  boolean isSkipped() {
    return isSet("janus.check.skip", checkSkip);
  }

  /** What another plugin has run all the same, as Failsafe does from 3.6 on, is decided. */
  @Override
  void testsSkipped(String why) throws MojoFailureException, MojoExecutionException {
    Settings settings = settings();
    Build build = build(why);
    if (RecordCheck.hasRecordOf(build, new RecordFolders(output(settings)), Instant.now())) {
      check(settings, build);
    } else {
      tell(List.of(CheckOutcome.NOT_DECIDED + "tests are skipped with " + why), WARN);
    }
  }

  @Override
  void execute(Settings settings) throws MojoFailureException, MojoExecutionException {
    check(settings, build(null));
  }

  private void check(Settings settings, Build build)
      throws MojoFailureException, MojoExecutionException {
    RecordFolders folders = new RecordFolders(output(settings));
    Expected expected = expected(settings, build);
    Instant now = Instant.now();
    CheckOutcome outcome =
        new RecordCheck(settings.gates(), build, expected, new StatedSettings(settings), now)
            .check(folders);
    outcome.warnings().forEach(this::warn);
    outcome.notes().forEach(note -> getLog().info("janus: " + note));
    if (!outcome.violations().isEmpty()) {
      outcome.notDecidedLines().forEach(this::warn);
      throw new MojoFailureException(outcome.failure());
    }
    tell(outcome.notDecidedLines(), build.testsSkipped() == null ? FAIL : WARN);
    if (!outcome.decided().isEmpty()) {
      outcome.table().forEach(line -> getLog().info(line));
    }
  }

  /** Fails or warns of what is not decided, if anything is. */
  private void tell(List<String> lines, String unlessSet)
      throws MojoFailureException, MojoExecutionException {
    if (lines.isEmpty()) {
      return;
    }
    if (notDecided(unlessSet).equals(FAIL)) {
      throw new MojoFailureException(String.join("\n", lines));
    }
    lines.forEach(this::warn);
  }

  private Build build(@Nullable String testsSkipped) {
    boolean alone = Build.runsNothing(session().getGoals());
    return new Build(
        session().getStartTime().toInstant(),
        alone,
        Build.merged(project().getContextValue(Build.MERGED)),
        Build.filters(session().getUserProperties()),
        Boolean.parseBoolean(
            given("janus.run.skip", project().getProperties().getProperty("janus.run.skip"))),
        testsSkipped);
  }

  private Expected expected(Settings settings, Build build) throws MojoExecutionException {
    try (ProjectClassPath classPath = new ProjectClassPath(project(), session(), dependencies)) {
      AnnotatedClasses classes = new AnnotatedClasses(classPath.outputs().get(0), classPath::find);
      List<String> annotated = classes.names();
      Map<String, String> leftOut = new TreeMap<>();
      TestPlugins plugins = testPlugins();
      annotated.forEach(type -> plugins.leftOut(type).ifPresent(why -> leftOut.put(type, why)));
      Map<String, RunHeader> headers =
          build.alone() || !build.merged().isEmpty()
              ? headers(settings, annotated, plugins, classPath)
              : Map.of();
      return new Expected(
          configured(settings, annotated),
          annotated,
          headers,
          leftOut,
          classes.areCompiled() || !haveTestSources());
    } catch (IOException e) {
      throw new MojoExecutionException(
          "janus:check: the compiled test classes cannot be read, so nobody can tell which are benches\n  found: %s\n  fix: make the folder and all in it readable, or compile again"
              .formatted(e),
          e);
    }
  }

  private boolean haveTestSources() {
    return Stream.concat(
            project().getTestCompileSourceRoots().stream().map(Path::of),
            Stream.of(basedir().resolve("src/test")))
        .anyMatch(Files::isDirectory);
  }

  private TestPlugins testPlugins() {
    return new TestPlugins(
        configurations("surefire"),
        configurations("failsafe"),
        project().getProperties(),
        session().getUserProperties());
  }

  private List<String> configurations(String name) {
    Plugin plugin = project().getPlugin("org.apache.maven.plugins:maven-" + name + "-plugin");
    return plugin == null ? List.of() : TestPlugins.configurations(plugin);
  }

  private List<String> configured(Settings settings, List<String> annotated) {
    RunExecutions executions = new RunExecutions(project());
    List<String> configured = new ArrayList<>(settings.benches());
    if (!isNamedOnTheCommandLine()) {
      executions.benches().stream()
          .filter(bench -> !configured.contains(bench))
          .forEach(configured::add);
    } else if (!annotated.isEmpty() && settings.classes().isEmpty() && !executions.any()) {
      // -Djanus.bench gives the annotated classes another bench: there is none of the pom.
      configured.clear();
    }
    return configured;
  }

  /** What the command line says takes precedence over every execution. */
  private boolean isNamedOnTheCommandLine() {
    return Stream.of(Setting.BENCH, Setting.NAME, Setting.CLASSES)
        .anyMatch(setting -> !given(setting.key(), null).isEmpty());
  }

  private void warn(String message) {
    message.lines().forEach(line -> getLog().warn(line));
  }
}
