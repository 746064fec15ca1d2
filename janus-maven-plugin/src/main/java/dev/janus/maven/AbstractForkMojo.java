package dev.janus.maven;

import dev.janus.maven.config.GeneratorElement;
import dev.janus.maven.config.JudgeElement;
import dev.janus.maven.config.PomSettings;
import dev.janus.maven.config.Setting;
import dev.janus.maven.config.Settings;
import dev.janus.maven.launch.ClassPathException;
import dev.janus.maven.launch.Fault;
import dev.janus.maven.launch.Fork;
import dev.janus.maven.launch.ForkFailedException;
import dev.janus.maven.launch.ForkListener;
import dev.janus.maven.launch.ForkOutcome;
import dev.janus.maven.launch.ForkRequest;
import dev.janus.maven.launch.Library;
import dev.janus.run.NotStarted;
import dev.janus.run.RunHeader;
import dev.janus.run.RunLineReader;
import dev.janus.run.RunLineReader.MalformedLineException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What the goals have in common that have the engine run in a JVM of its own. */
@SuppressWarnings("NullAway.Init") // Maven fills the fields
abstract class AbstractForkMojo extends AbstractJanusMojo {

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  /** The score that each rubric has to reach to pass, 1 to 5. The engine's default is 3. */
  @Parameter(property = "janus.threshold")
  private @Nullable String threshold;

  /**
   * {@code live} asks the models, {@code replay} answers from the transcript alone, {@code plan}
   * only says what would be asked.
   */
  @Parameter(property = "janus.mode")
  private @Nullable String mode;

  /** The {@code run.jsonl} of an earlier run, to replay. */
  @Parameter(property = "janus.transcript")
  private @Nullable String transcript;

  /** Which defaults apply: {@code default}, or {@code paper} as published for Janus. */
  @Parameter(property = "janus.profile")
  private @Nullable String profile;

  /** The most calls in flight per endpoint. The engine's default is 16. */
  @Parameter(property = "janus.concurrency")
  private @Nullable String concurrency;

  /**
   * {@code true} stops the run at the first call that fails for good, instead of trying the others.
   */
  @Parameter(property = "janus.fail-fast")
  private @Nullable String failFast;

  /** What is one test: {@code rubric} (the default), {@code prompt} or {@code split}. */
  @Parameter(property = "janus.granularity")
  private @Nullable String granularity;

  /**
   * What fails: {@code rubrics} (the default) fails the test of each rubric below the threshold;
   * with {@code gates} such a rubric only informs, and its test is aborted.
   */
  @Parameter(property = "janus.decide")
  private @Nullable String decide;

  /** Stops a run before it takes more tokens than this; the next run goes on. */
  @Parameter(property = "janus.budget.tokens")
  private @Nullable String budgetTokens;

  /** Stops a run before it costs more than this, by the prices of both models. */
  @Parameter(property = "janus.budget.cost")
  private @Nullable String budgetCost;

  /** The folder where verdicts are kept for later runs, or {@code off}. */
  @Parameter(property = "janus.cache")
  private @Nullable String cache;

  /** For how many days unused verdicts are kept. The engine's default is 30. */
  @Parameter(property = "janus.cache.days")
  private @Nullable String cacheDays;

  /** How many megabytes of verdicts are kept. The engine's default is 1024. */
  @Parameter(property = "janus.cache.megabytes")
  private @Nullable String cacheMegabytes;

  /** How often the server is asked how far a batch is, in seconds. The engine's default is 30. */
  @Parameter(property = "janus.batch.poll")
  private @Nullable String batchPoll;

  /** How long a batch is waited for, in hours; the next run takes it up again. */
  @Parameter(property = "janus.batch.timeout")
  private @Nullable String batchTimeout;

  /** The most prompts of each split to run. A gate on what is not run whole is inconclusive. */
  @Parameter(property = "janus.limit")
  private @Nullable String limit;

  /** The seed of what is chosen by chance. */
  @Parameter(property = "janus.seed")
  private @Nullable String seed;

  /** Which part of the bench to run, {@code i/n}. */
  @Parameter(property = "janus.shard")
  private @Nullable String shard;

  /**
   * A CSV file with the columns {@code source,split}: the splits of sources that Janus does not
   * know.
   */
  @Parameter(property = "janus.splits")
  private @Nullable String splits;

  /**
   * The rubric set of rows without rubrics: {@code alpaca-eval}, {@code flask}, {@code koala},
   * {@code mt-bench}, {@code self-instruct}, or a JSON file.
   */
  @Parameter(property = "janus.rubrics")
  private @Nullable String rubrics;

  /** A file with the reference answers to MT-Bench's questions. */
  @Parameter(property = "janus.references")
  private @Nullable String references;

  /**
   * The model under test: {@code <url>} (the base that {@code /chat/completions} is appended to),
   * {@code <model>}, {@code <apiKeyEnv>} (the name of an environment variable), {@code <revision>},
   * {@code <temperature>}, {@code <topP>}, {@code <maxTokens>}, {@code <seed>}, {@code <timeout>}
   * (in seconds, of one attempt), {@code <callTimeout>} (of a whole call), {@code <attempts>},
   * {@code <requestsPerMinute>}, {@code <tokensPerMinute>}, {@code <priceInput>} and {@code
   * <priceOutput>} (of a million tokens), {@code <transport>} ({@code direct} or {@code batch}). On
   * the command line: {@code -Djanus.generator.url} and so on, words joined by hyphens.
   */
  @Parameter private @Nullable GeneratorElement generator;

  /**
   * The judge: as the generator, and {@code <repeats>} (how often each rubric is judged) and {@code
   * <template>} (a file). On the command line: {@code -Djanus.judge.url} and so on.
   */
  @Parameter private @Nullable JudgeElement judge;

  /** Arguments of the forked JVM, as in a {@code java} argument file. */
  @Parameter(property = "janus.jvmArguments")
  private @Nullable String jvmArguments;

  /**
   * What becomes of a build that decides nothing on purpose, because tests are skipped or left out,
   * or because the key of a model is missing, as in the pull request of a fork: {@code fail} or
   * {@code warn}. Without it, skipped tests are a warning and anything else a failure.
   */
  @Parameter(property = "janus.not-decided")
  private @Nullable String notDecided;

  private final RepositorySystem repositories;
  private final ToolchainManager toolchains;

  AbstractForkMojo(RepositorySystem repositories, ToolchainManager toolchains) {
    this.repositories = repositories;
    this.toolchains = toolchains;
  }

  @Override
  PomSettings pomSettings() {
    return super.pomSettings()
        .set(Setting.THRESHOLD, threshold)
        .set(Setting.MODE, mode)
        .set(Setting.TRANSCRIPT, transcript)
        .set(Setting.PROFILE, profile)
        .set(Setting.CONCURRENCY, concurrency)
        .set(Setting.LIMIT, limit)
        .set(Setting.SEED, seed)
        .set(Setting.SHARD, shard)
        .set(Setting.SPLITS, splits)
        .set(Setting.RUBRICS, rubrics)
        .set(Setting.REFERENCES, references)
        .set(Setting.FAIL_FAST, failFast)
        .set(Setting.GRANULARITY, granularity)
        .set(Setting.DECIDE, decide)
        .set(Setting.BUDGET_TOKENS, budgetTokens)
        .set(Setting.BUDGET_COST, budgetCost)
        .set(Setting.CACHE, cache)
        .set(Setting.CACHE_DAYS, cacheDays)
        .set(Setting.CACHE_MEGABYTES, cacheMegabytes)
        .set(Setting.BATCH_POLL, batchPoll)
        .set(Setting.BATCH_TIMEOUT, batchTimeout)
        .generator(generator)
        .judge(judge);
  }

  @Override
  void execute(Settings settings) throws MojoExecutionException, MojoFailureException {
    if (settings.benches().isEmpty()) {
      throw new MojoExecutionException(
          """
          pom.xml: %s has no bench
            found: neither <bench> nor <classes>
            fix: set <bench>; where all benches are annotated classes, Surefire or Failsafe runs \
          them: leave the run goal out"""
              .formatted(goal()));
    }
    Display display = Display.of(session(), getLog());
    ForkRequest request = request(settings, display);
    List<String> violations = evidence(request, fork(request, display));
    if (violations.isEmpty()) {
      return;
    }
    if (isOnlyKeysMissing(request) && notDecided("fail").equals("warn")) {
      violations.forEach(why -> getLog().warn(goal() + ": not decided: " + firstLine(why)));
      return;
    }
    throw new MojoExecutionException(String.join("\n", violations));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  /** Tells whether no bench was run, each for want of a key alone. */
  private boolean isOnlyKeysMissing(ForkRequest request) {
    Instant start = session().getStartTime().toInstant();
    return request.benches().stream()
        .map(bench -> NotStarted.read(request.output().resolve(bench)))
        .allMatch(
            why -> why.isPresent() && why.get().missingKey() && !why.get().at().isBefore(start));
  }

  /** Returns the name of the goal, for messages. */
  abstract String goal();

  /** Returns what the engine is told. */
  Map<String, String> parameters(Settings settings) {
    return new HashMap<>(settings.parameters());
  }

  private List<String> evidence(ForkRequest request, ForkOutcome outcome) {
    if (request.isPlan()) {
      return new PlanEvidence(request).violations(outcome);
    }
    new RunSummary(request, outcome).lines().forEach(line -> getLog().info(line));
    return new RunEvidence(request).violations(outcome);
  }

  /** Returns {@code fail} or {@code warn}. */
  String notDecided(String unlessSet) throws MojoExecutionException {
    String value = given("janus.not-decided", notDecided);
    if (value.isBlank()) {
      return unlessSet;
    }
    if (!value.equals("fail") && !value.equals("warn")) {
      throw new MojoExecutionException(
          "janus.not-decided: the value is neither fail nor warn\n  found: \"%s\"\n  fix: give one of the two, or leave it out"
              .formatted(value));
    }
    return value;
  }

  /**
   * Returns what runs would record of themselves with the benches and settings that the build has
   * now, by name of the bench. Nothing is run.
   *
   * @param classes annotated classes that are compiled
   * @param plugins which hand settings to those classes that the pom does not name
   */
  Map<String, RunHeader> headers(
      Settings settings, List<String> classes, TestPlugins plugins, ProjectClassPath classPath)
      throws MojoExecutionException {
    Path output = output(settings);
    String name = settings.text(Setting.NAME).orElseThrow();
    List<ForkRequest> requests = new ArrayList<>();
    if (!settings.benches().isEmpty() && classes.containsAll(settings.classes())) {
      requests.add(
          new ForkRequest(
              name, settings.classes(), output, describing(output, settings.parameters())));
    }
    for (Map.Entry<String, PomSettings> own : new RunExecutions(project()).settings().entrySet()) {
      if (!settings.benches().contains(own.getKey())) {
        Map<String, String> parameters =
            settings(own.getValue().set(Setting.OUTPUT, output.toString())).parameters();
        requests.add(
            new ForkRequest(own.getKey(), List.of(), output, describing(output, parameters)));
      }
    }
    Map<Map<String, String>, List<String>> bySettings = new LinkedHashMap<>();
    classes.stream()
        .filter(type -> !settings.classes().contains(type))
        .forEach(
            type ->
                bySettings
                    .computeIfAbsent(plugins.parameters(type), same -> new ArrayList<>())
                    .add(type));
    bySettings.forEach(
        (parameters, same) ->
            requests.add(new ForkRequest(name, same, output, describing(output, parameters))));
    Map<String, RunHeader> headers = new TreeMap<>();
    for (ForkRequest request : requests) {
      headers.putAll(headers(request, classPath));
    }
    return headers;
  }

  private static Map<String, String> describing(Path output, Map<String, String> parameters) {
    Map<String, String> describing = new TreeMap<>(parameters);
    describing.put(Setting.OUTPUT.key(), output.toString());
    describing.put(ForkOutcome.DESCRIBE, "true");
    return describing;
  }

  private Map<String, RunHeader> headers(ForkRequest request, ProjectClassPath classPath)
      throws MojoExecutionException {
    ForkOutcome outcome = describe(request, classPath);
    if (!outcome.faults().isEmpty()) {
      throw new MojoExecutionException(
          outcome.faults().stream()
              .map(Fault::message)
              .distinct()
              .collect(Collectors.joining("\n")));
    }
    Map<String, RunHeader> headers = new TreeMap<>();
    for (String bench : request.benches()) {
      String header = outcome.headers().get(bench);
      if (header == null) {
        throw new MojoExecutionException(
            "janus:check: %s cannot be compared with its record\n  found: no bench of that name\n  fix: name benches that there are, or compile again"
                .formatted(bench));
      }
      headers.put(bench, header(header));
    }
    return headers;
  }

  private ForkOutcome describe(ForkRequest request, ProjectClassPath classPath)
      throws MojoExecutionException {
    try {
      List<Library> libraries = classPath.librariesIfBuilt();
      return fork(
          request,
          new SilentListener(getLog()),
          mavenClassPath().of(plugin, classPath.withSources(libraries), libraries));
    } catch (ClassPathException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private MavenClassPath mavenClassPath() {
    return new MavenClassPath(repositories, session(), project());
  }

  private static RunHeader header(String line) throws MojoExecutionException {
    try {
      return (RunHeader) new RunLineReader().read(line);
    } catch (MalformedLineException e) {
      throw new MojoExecutionException(
          "janus:check: the engine of the project is of another version\n  found: "
              + e.getMessage()
              + "\n  fix: give plugin and engine the same version",
          e);
    }
  }

  private ForkRequest request(Settings settings, Display display) {
    Map<String, String> parameters = parameters(settings);
    Path output = output(settings);
    parameters.put(Setting.OUTPUT.key(), output.toString());
    parameters.putIfAbsent("janus.progress", Integer.toString(display.secondsBetweenLines()));
    return new ForkRequest(
        settings.text(Setting.NAME).orElseThrow(), settings.classes(), output, parameters);
  }

  private ForkOutcome fork(ForkRequest request, Display display) throws MojoExecutionException {
    try {
      return fork(request, new RunDisplay(display), mavenClassPath().of(plugin));
    } catch (ClassPathException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } finally {
      display.finish();
    }
  }

  private ForkOutcome fork(ForkRequest request, ForkListener listener, List<Path> classPath)
      throws MojoExecutionException {
    try {
      Path java = new JavaExecutable(toolchains, session()).path();
      String arguments = given("janus.jvmArguments", jvmArguments);
      getLog().debug("janus: class path of the fork: " + classPath);
      return new Fork(java, arguments, classPath, basedir()).run(request, listener);
    } catch (ForkFailedException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException(
          goal() + ": interrupted\n  fix: run again; it goes on where it stopped", e);
    }
  }
}
