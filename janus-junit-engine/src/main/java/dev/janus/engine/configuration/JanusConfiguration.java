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
  /** What fails a build. */
  DECIDE(
      "janus.decide",
      "rubrics or gates",
      "rubrics",
      "gates has rubrics below the threshold inform only, and the gates decide"),
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
  /** How long a whole call may take. */
  GENERATOR_CALL_TIMEOUT(
      "janus.generator.call-timeout",
      "seconds",
      "1800",
      "how long one call may take, with all its attempts and the waits between them"),
  /** How many requests a minute. */
  GENERATOR_REQUESTS_PER_MINUTE(
      "janus.generator.requests-per-minute",
      "1 or more",
      "none",
      "how many requests the generator gets a minute"),
  /** How many tokens a minute. */
  GENERATOR_TOKENS_PER_MINUTE(
      "janus.generator.tokens-per-minute",
      "1 or more",
      "none",
      "how many tokens the generator gets and gives a minute"),
  /** What is paid for what is sent. */
  GENERATOR_PRICE_INPUT(
      "janus.generator.price-input",
      "an amount of money, 0 or more",
      "none",
      "what a million tokens sent to the generator cost"),
  /** What is paid for what comes back. */
  GENERATOR_PRICE_OUTPUT(
      "janus.generator.price-output",
      "an amount of money, 0 or more",
      "none",
      "what a million tokens from the generator cost"),
  /** How it is asked. */
  GENERATOR_TRANSPORT(
      "janus.generator.transport",
      "direct or batch",
      "direct",
      "batch asks through the Batch API of the server: cheaper, and answered within a day"),
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
  /** How long a whole call may take. */
  JUDGE_CALL_TIMEOUT(
      "janus.judge.call-timeout",
      "seconds",
      "1800",
      "how long one call may take, with all its attempts and the waits between them"),
  /** How many requests a minute. */
  JUDGE_REQUESTS_PER_MINUTE(
      "janus.judge.requests-per-minute",
      "1 or more",
      "none",
      "how many requests the judge gets a minute"),
  /** How many tokens a minute. */
  JUDGE_TOKENS_PER_MINUTE(
      "janus.judge.tokens-per-minute",
      "1 or more",
      "none",
      "how many tokens the judge gets and gives a minute"),
  /** What is paid for what is sent. */
  JUDGE_PRICE_INPUT(
      "janus.judge.price-input",
      "an amount of money, 0 or more",
      "none",
      "what a million tokens sent to the judge cost"),
  /** What is paid for what comes back. */
  JUDGE_PRICE_OUTPUT(
      "janus.judge.price-output",
      "an amount of money, 0 or more",
      "none",
      "what a million tokens from the judge cost"),
  /** How it is asked. */
  JUDGE_TRANSPORT(
      "janus.judge.transport",
      "direct or batch",
      "direct",
      "batch asks through the Batch API of the server: cheaper, and answered within a day"),
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
  MODE(
      "janus.mode",
      "live, replay or plan",
      "live",
      "replay forbids the network and reads a transcript; plan says what a run would ask, and asks nothing"),
  /** What to replay. */
  TRANSCRIPT(
      "janus.transcript",
      "a recorded run.jsonl (path or classpath:/...)",
      "none",
      "what a replay reads"),
  /** How much at once. */
  CONCURRENCY(
      "janus.concurrency",
      "1 or more",
      "16",
      "the most calls in flight to one server, as it allows"),
  /** Stopping at the first failure of a server. */
  FAIL_FAST(
      "janus.fail-fast",
      "true or false",
      "false",
      "true stops the run at the first call that fails for good, instead of trying the others"),
  /** How many tokens a run may take. */
  BUDGET_TOKENS(
      "janus.budget.tokens",
      "1 or more",
      "none",
      "stops a run before it takes more tokens; the next run goes on"),
  /** How much a run may cost. */
  BUDGET_COST(
      "janus.budget.cost",
      "an amount of money above 0",
      "none",
      "stops a run before it costs more, by the prices of both models"),
  /** Where verdicts are kept. */
  CACHE(
      "janus.cache",
      "a folder, or off",
      "janus/verdicts in HF_HOME",
      "where verdicts are kept for later runs that ask the same judge the same"),
  /** How long verdicts are kept. */
  CACHE_DAYS(
      "janus.cache.days", "1 or more", "30", "verdicts unused for so long are removed, once a day"),
  /** How much is kept. */
  CACHE_MEGABYTES(
      "janus.cache.megabytes",
      "1 or more",
      "1024",
      "the oldest verdicts are removed beyond this, once a day"),
  /** How often a batch is looked at. */
  BATCH_POLL(
      "janus.batch.poll", "seconds", "30", "how often the server is asked how far a batch is"),
  /** How long a batch may take. */
  BATCH_TIMEOUT(
      "janus.batch.timeout",
      "hours, 1 or more",
      "25",
      "how long a batch is waited for; the next run takes it up again"),
  /** What is one test. */
  GRANULARITY(
      "janus.granularity",
      "rubric, prompt or split",
      "rubric",
      "what is one test; prompt and split are for benches too large for one test per rubric"),
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
  NOT_DECIDED(
      "janus.not-decided",
      Scope.PLUGIN,
      "what becomes of a build that decides nothing: fail, warn"),
  /** For the Maven plugin. */
  REPORT_SKIP("janus.report.skip", Scope.PLUGIN, "skips janus:report"),
  /** For the Maven plugin. */
  FETCH_SKIP("janus.fetch.skip", Scope.PLUGIN, "skips janus:fetch"),
  /** For the Maven plugin. */
  BENCHES("janus.benches", Scope.PLUGIN, "more benches that janus:fetch makes ready"),
  /** For the Maven plugin. */
  HUB("janus.hub", Scope.PLUGIN, "where janus:fetch finds the hub"),
  /** For the Maven plugin. */
  SHARDS("janus.shards", Scope.PLUGIN, "folders of the records that janus:merge reads"),
  /** For the Maven plugin. */
  JVM_ARGUMENTS("janus.jvmArguments", Scope.PLUGIN, "arguments of the JVM that janus:run forks"),
  /** For poms. */
  VERSION("janus.version", Scope.PLUGIN, "the version of Janus, a name for poms to use"),

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
