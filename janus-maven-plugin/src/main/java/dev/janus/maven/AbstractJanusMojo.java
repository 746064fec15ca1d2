package dev.janus.maven;

import dev.janus.maven.config.GateElement;
import dev.janus.maven.config.InvalidSettingsException;
import dev.janus.maven.config.PomSettings;
import dev.janus.maven.config.Setting;
import dev.janus.maven.config.Settings;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals know: which benches there are, where their records are, and when to skip. */
@SuppressWarnings("NullAway.Init") // Maven fills the fields
abstract class AbstractJanusMojo extends AbstractMojo {

  private static final String SKIPPED = "janus: skipped";
  private static final String DEFAULT_OUTPUT = "target/janus";

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /**
   * Where the bench of this pom is: {@code classpath:/benches/x.jsonl}, a file or a folder. Without
   * it, {@code classes} names what to run.
   */
  @Parameter(property = "janus.bench")
  private @Nullable String bench;

  /** The name of the bench of this pom: its folder below {@code output}. */
  @Parameter(property = "janus.name", defaultValue = "${project.artifactId}")
  private @Nullable String name;

  /**
   * Fully qualified names of classes annotated with {@code @JanusBench}. Such classes belong to
   * Surefire or Failsafe; the {@code run} goal runs those that are named here, in place of the
   * bench of this pom.
   */
  @Parameter(property = "janus.classes")
  private @Nullable List<String> classes;

  /** The folder with one folder per bench, each with its {@code run.jsonl} and its reports. */
  @Parameter(property = "janus.output", defaultValue = "${project.build.directory}/janus")
  private File output;

  /**
   * What is demanded of a run. Each {@code <gate>} has a {@code <split>} ({@code *}, the default,
   * is every split and the whole bench; {@code overall} is the whole bench) and one or more of
   * {@code <minimumMean>}, {@code <minimumPassRate>}, {@code <maximumUnscoredRate>} and {@code
   * <maximumTruncatedRate>}. On the command line: {@code -Djanus.gates="*: minimumMean=4.0; koala:
   * minimumPassRate=0.9"}.
   */
  @Parameter private @Nullable List<GateElement> gates;

  /** Skips all goals of Janus. */
  @Parameter(property = "janus.skip", defaultValue = "false")
  private boolean skip;

  /** Skips all goals of Janus but {@code help}, as it skips tests. */
  @Parameter(property = "skipTests", defaultValue = "false")
  private boolean skipTests;

  /** Skips all goals of Janus but {@code help}, as it skips tests. */
  @Parameter(property = "maven.test.skip", defaultValue = "false")
  private boolean mavenTestSkip;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (isSet("janus.skip", skip) || isSkipped()) {
      getLog().info(SKIPPED);
      return;
    }
    if (isSet("skipTests", skipTests)) {
      testsSkipped("-DskipTests");
      return;
    }
    if (isSet("maven.test.skip", mavenTestSkip)) {
      testsSkipped("-Dmaven.test.skip");
      return;
    }
    execute(settings());
  }

  /** Returns what the pom and the command line say. */
  final Settings settings() throws MojoExecutionException {
    return settings(pomSettings());
  }

  /** Returns what elements of the pom, its properties and the command line say. */
  final Settings settings(PomSettings elements) throws MojoExecutionException {
    try {
      return elements.with(project.getProperties(), session.getUserProperties());
    } catch (InvalidSettingsException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  /** Tells whether this goal alone is skipped. */
  boolean isSkipped() {
    return false;
  }

  /**
   * Says that the goal does nothing, for tests are skipped.
   *
   * @param why what skips them
   */
  void testsSkipped(String why) throws MojoExecutionException, MojoFailureException {
    getLog().info(SKIPPED);
  }

  abstract void execute(Settings settings) throws MojoExecutionException, MojoFailureException;

  /** Returns what the XML of the pom says. */
  PomSettings pomSettings() {
    return new PomSettings()
        .set(Setting.BENCH, bench)
        .set(Setting.NAME, name)
        .set(Setting.CLASSES, joined(classes))
        // Without a pom Maven has no build folder to put into the default.
        .set(Setting.OUTPUT, project.getBasedir() == null ? DEFAULT_OUTPUT : output.getPath())
        .gates(gates);
  }

  /** Returns the folder with one folder per bench. */
  Path output(Settings settings) {
    return basedir().resolve(settings.text(Setting.OUTPUT).orElseThrow());
  }

  /** Returns the folder of the pom; where there is none, the folder that Maven was started in. */
  Path basedir() {
    return project.getBasedir() == null
        ? Path.of(session.getExecutionRootDirectory())
        : project.getBasedir().toPath();
  }

  MavenProject project() {
    return project;
  }

  MavenSession session() {
    return session;
  }

  /** Tells whether a flag is set, on the command line or else in the pom. */
  boolean isSet(String property, Boolean ofPom) {
    return Boolean.parseBoolean(given(property, ofPom.toString()));
  }

  /** Returns what the command line says, else what the pom says, else an empty text. */
  String given(String property, @Nullable String ofPom) {
    String fallback = ofPom == null ? "" : ofPom;
    return session.getUserProperties().getProperty(property, fallback);
  }

  static @Nullable String joined(@Nullable List<String> names) {
    // Maven turns an empty element into null.
    return names == null
        ? null
        : names.stream().filter(Objects::nonNull).collect(Collectors.joining(","));
  }
}
