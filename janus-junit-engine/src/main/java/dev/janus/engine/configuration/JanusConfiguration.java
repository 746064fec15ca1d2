package dev.janus.engine.configuration;

import dev.janus.gate.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The configuration keys. A value is looked for, in this order, in the launcher's parameters (for
 * Surefire: {@code configurationParameters}), the system properties, {@code
 * junit-platform.properties}, the annotation of the bench class; else the default applies. A blank
 * value counts as none. Any other key that starts with {@code janus.} is an error.
 */
@API(status = Status.EXPERIMENTAL)
public enum JanusConfiguration {
  /** Where the bench is. */
  BENCH("janus.bench", "a path or classpath:/...", "none", "where the bench is"),
  /** The score a rubric has to reach. */
  THRESHOLD("janus.threshold", "1 to 5", "3", "the score that each rubric has to reach"),
  /** The gates. */
  GATES(
      "janus.gates",
      "*: minimumMean=4, minimumPassRate=0.9; koala: maximumUnscoredRate=0.02",
      "those annotated",
      "what each split (* for every split and overall) has to reach"),
  /** More sources and their splits. */
  SPLITS(
      "janus.splits",
      "a CSV file (path or classpath:/...) with the columns source,split",
      "none",
      "splits of sources that the shipped table does not know"),
  /** Rubrics for rows that have none. */
  RUBRICS(
      "janus.rubrics",
      "alpaca-eval, flask, koala, mt-bench, self-instruct, or a JSON file (path or classpath:/...)",
      "none",
      "the rubric set of rows that have no rubrics of their own"),
  /** Reference answers that are kept apart from the questions. */
  REFERENCES(
      "janus.references",
      "a JSON lines file (path or classpath:/...) with question_id and choices",
      "none",
      "reference answers to the questions of MT-Bench"),
  /** Where the generator is. */
  GENERATOR_URL(
      "janus.generator.url", "a URL", "none", "base that /chat/completions is appended to"),
  /** Which model is under test. */
  GENERATOR_MODEL("janus.generator.model", "a name", "none", "the model under test"),
  /** Where the generator's key is. */
  GENERATOR_API_KEY_ENV(
      "janus.generator.api-key-env",
      "the name of an environment variable",
      "none",
      "where the generator's key is; without it no key is sent"),
  /** What pins the generator. */
  GENERATOR_REVISION(
      "janus.generator.revision", "any text", "none", "what pins the weights of the generator"),
  /** How the generator samples. */
  GENERATOR_TEMPERATURE(
      "janus.generator.temperature",
      "0 to 2, or server",
      "0 (profile paper: 1)",
      "how the generator samples; server leaves it to the server"),
  /** How the generator samples. */
  GENERATOR_TOP_P(
      "janus.generator.top-p",
      "above 0 to 1, or server",
      "server (profile paper: 0.9)",
      "how much probability mass the generator samples from"),
  /** How much the generator may say. */
  GENERATOR_MAX_TOKENS(
      "janus.generator.max-tokens",
      "1 or more, or server",
      "server (profile paper: 1024)",
      "how long a response may be"),
  /** The generator's seed. */
  GENERATOR_SEED(
      "janus.generator.seed", "a whole number", "janus.seed", "the seed sent to the generator"),
  /** How long the generator may take. */
  GENERATOR_TIMEOUT(
      "janus.generator.timeout",
      "seconds",
      "120",
      "how long one attempt at the generator may take"),
  /** How often the generator is tried. */
  GENERATOR_ATTEMPTS(
      "janus.generator.attempts",
      "1 or more",
      "8",
      "how often one call is tried while the generator is busy or out of reach"),
  /** Where the judge is. */
  JUDGE_URL("janus.judge.url", "a URL", "none", "base that /chat/completions is appended to"),
  /** Which model judges. */
  JUDGE_MODEL("janus.judge.model", "a name", "none", "the model that judges"),
  /** Where the judge's key is. */
  JUDGE_API_KEY_ENV(
      "janus.judge.api-key-env",
      "the name of an environment variable",
      "none",
      "where the judge's key is; without it no key is sent"),
  /** What pins the judge. */
  JUDGE_REVISION("janus.judge.revision", "any text", "none", "what pins the weights of the judge"),
  /** How the judge samples. */
  JUDGE_TEMPERATURE(
      "janus.judge.temperature",
      "0 to 2, or server",
      "0 (profile paper: 1)",
      "how the judge samples; server leaves it to the server"),
  /** How the judge samples. */
  JUDGE_TOP_P(
      "janus.judge.top-p",
      "above 0 to 1, or server",
      "server (profile paper: 0.9)",
      "how much probability mass the judge samples from"),
  /** How much the judge may say. */
  JUDGE_MAX_TOKENS(
      "janus.judge.max-tokens",
      "1 or more, or server",
      "server (profile paper: 1024)",
      "how long a judge's reply may be"),
  /** The judge's seed. */
  JUDGE_SEED(
      "janus.judge.seed",
      "a whole number",
      "janus.seed",
      "the seed sent to the judge; repeat n uses seed + n - 1"),
  /** How long the judge may take. */
  JUDGE_TIMEOUT(
      "janus.judge.timeout", "seconds", "120", "how long one attempt at the judge may take"),
  /** How often the judge is tried. */
  JUDGE_ATTEMPTS(
      "janus.judge.attempts",
      "1 or more",
      "8",
      "how often one call is tried while the judge is busy or out of reach"),
  /** How often each rubric is judged. */
  JUDGE_REPEATS(
      "janus.judge.repeats",
      "1 or more",
      "1 (profile paper: 3)",
      "how often each rubric is judged; the mean counts"),
  /** What the judge is told. */
  JUDGE_TEMPLATE(
      "janus.judge.template",
      "a file (path or classpath:/...) with {instruction}, {response}, {score_rubric} and, if"
          + " wanted, {reference_answer}",
      "our own",
      "what the judge is told"),
  /** A set of defaults. */
  PROFILE(
      "janus.profile",
      "default or paper",
      "default",
      "paper samples and repeats as the Janus paper did"),
  /** Whether anything is paid for. */
  MODE("janus.mode", "live or replay", "live", "replay forbids the network and reads a transcript"),
  /** What to replay. */
  TRANSCRIPT(
      "janus.transcript",
      "a recorded run.jsonl (path or classpath:/...)",
      "none",
      "what a replay reads"),
  /** How much at once. */
  CONCURRENCY("janus.concurrency", "1 or more", "16", "calls in flight to one server"),
  /** Where records go. */
  OUTPUT("janus.output", "a folder", "target/janus", "where records and reports go"),
  /** The name of a bench without a class. */
  NAME("janus.name", "a name", "the artifactId", "names a bench that has no class"),
  /** A part of the bench. */
  LIMIT("janus.limit", "1 or more", "none", "run at most this many prompts of each split"),
  /** Chance. */
  SEED("janus.seed", "a whole number", "none", "draws the prompts of a limit; seeds both models"),
  /** A part of the bench. */
  SHARD("janus.shard", "i/n", "none", "run the i-th of n parts, chosen by prompt id"),
  /** How often progress is told. */
  PROGRESS("janus.progress", "seconds", "none", "publish progress as report entries this often"),

  /** For the Maven plugin. */
  CLASSES("janus.classes", Scope.PLUGIN, "bench classes that janus:run runs"),
  /** For the Maven plugin. */
  SKIP("janus.skip", Scope.PLUGIN, "skips all goals"),
  /** For the Maven plugin. */
  RUN_SKIP("janus.run.skip", Scope.PLUGIN, "skips janus:run"),
  /** For the Maven plugin. */
  CHECK_SKIP("janus.check.skip", Scope.PLUGIN, "skips janus:check"),
  /** For the Maven plugin. */
  REPORT_SKIP("janus.report.skip", Scope.PLUGIN, "skips janus:report"),
  /** For the Maven plugin. */
  JVM_ARGUMENTS("janus.jvmArguments", Scope.PLUGIN, "arguments of the JVM that janus:run forks"),
  /** For poms. */
  VERSION("janus.version", Scope.PLUGIN, "the version of Janus, a name for poms to use"),

  /** Not there yet. */
  GRANULARITY("janus.granularity", Scope.LATER, "one test per prompt or split"),
  /** Not there yet. */
  BUDGET_TOKENS("janus.budget.tokens", Scope.LATER, "stops a run at so many tokens"),
  /** Not there yet. */
  BUDGET_COST("janus.budget.cost", Scope.LATER, "stops a run at such a cost"),
  /** Not there yet. */
  BASELINE("janus.baseline", Scope.LATER, "compares with an earlier run");

  /** Who a key is for. */
  enum Scope {
    /** The engine reads it. */
    ENGINE,
    /** The Maven plugin reads it; the engine may meet it, for Surefire hands it on. */
    PLUGIN,
    /** A name that is taken, for something this version cannot do. */
    LATER
  }

  /** What all keys start with. */
  static final String PREFIX = "janus.";

  private final String key;
  private final Scope scope;
  private final String accepts;
  private final String defaultValue;
  private final String meaning;

  JanusConfiguration(String key, String values, String defaultValue, String meaning) {
    this.key = key;
    this.scope = Scope.ENGINE;
    this.accepts = values;
    this.defaultValue = defaultValue;
    this.meaning = meaning;
  }

  JanusConfiguration(String key, Scope scope, String meaning) {
    this.key = key;
    this.scope = scope;
    this.accepts = "";
    this.defaultValue = "";
    this.meaning = meaning;
  }

  /** Returns the name of the key. */
  public String key() {
    return key;
  }

  /** Returns which values it takes, for people. */
  public String accepts() {
    return accepts;
  }

  /** Returns what applies when it is not set, for people. */
  public String defaultValue() {
    return defaultValue;
  }

  /** Returns what it does, for people. */
  public String meaning() {
    return meaning;
  }

  /** Tells whether the engine reads it. */
  public boolean isForEngine() {
    return scope == Scope.ENGINE;
  }

  /** Returns the key of that name. */
  static Optional<JanusConfiguration> find(String name) {
    return all().filter(key -> key.key.equals(name)).findFirst();
  }

  /** Returns what is wrong with setting a key of that name; empty when nothing is. */
  static Optional<String> objection(String name) {
    Optional<JanusConfiguration> known = find(name);
    if (known.isEmpty()) {
      List<String> names = all().map(JanusConfiguration::key).collect(Collectors.toList());
      String meant = name.startsWith(PREFIX) ? name : PREFIX + name;
      return Optional.of(
          "%s: there is no such key\n  fix: %s"
              .formatted(name, new Spelling(names).suggestion(meant, "write ")));
    }
    return known
        .filter(key -> key.scope == Scope.LATER)
        .map(
            key ->
                "%s: this version cannot do that yet (%s)\n  fix: leave it out"
                    .formatted(name, key.meaning));
  }

  private static Stream<JanusConfiguration> all() {
    return Arrays.stream(values());
  }
}
