package dev.janus.maven.config;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Something that can be set, and how it is called.
 *
 * @param key configuration key, also a property
 * @param element the XML element, for messages
 * @param kind what its text has to be
 */
@API(status = Status.INTERNAL)
public record Setting(String key, String element, ValueKind kind) {

  /** Where the bench is. */
  public static final Setting BENCH = of("bench", ValueKind.TEXT);

  /** Name of the bench of the pom. */
  public static final Setting NAME = of("name", ValueKind.NAME);

  /** Annotated classes to run instead. */
  public static final Setting CLASSES = of("classes", ValueKind.CLASSES);

  /** The score that a rubric has to reach. */
  public static final Setting THRESHOLD = of("threshold", ValueKind.SCORE);

  /** Live or replay. */
  public static final Setting MODE = of("mode", ValueKind.MODE);

  /** The record that is replayed. */
  public static final Setting TRANSCRIPT = of("transcript", ValueKind.TEXT);

  /** Which defaults apply. */
  public static final Setting PROFILE = of("profile", ValueKind.PROFILE);

  /** Folder with one folder per bench. */
  public static final Setting OUTPUT = of("output", ValueKind.TEXT);

  /** Calls in flight per endpoint. */
  public static final Setting CONCURRENCY = of("concurrency", ValueKind.COUNT);

  /** How many prompts to run. */
  public static final Setting LIMIT = of("limit", ValueKind.COUNT);

  /** Seed of what is chosen by chance. */
  public static final Setting SEED = of("seed", ValueKind.WHOLE);

  /** Which part of the bench to run. */
  public static final Setting SHARD = of("shard", ValueKind.SHARD);

  /** The file with splits of more sources. */
  public static final Setting SPLITS = of("splits", ValueKind.TEXT);

  /** The rubric set of rows without rubrics. */
  public static final Setting RUBRICS = of("rubrics", ValueKind.TEXT);

  /** The file with reference answers. */
  public static final Setting REFERENCES = of("references", ValueKind.TEXT);

  /** Stopping at the first call that fails for good. */
  public static final Setting FAIL_FAST = of("fail-fast", "failFast", ValueKind.FLAG);

  /** What is one test. */
  public static final Setting GRANULARITY = of("granularity", "granularity", ValueKind.GRANULARITY);

  /** Whether rubrics below the threshold fail, or only gates. */
  public static final Setting DECIDE = of("decide", ValueKind.DECIDE);

  /** How many tokens a run may take. */
  public static final Setting BUDGET_TOKENS = of("budget.tokens", "budgetTokens", ValueKind.COUNT);

  /** How much a run may cost. */
  public static final Setting BUDGET_COST = of("budget.cost", "budgetCost", ValueKind.COST);

  /** Where verdicts are kept for later runs, or off. */
  public static final Setting CACHE = of("cache", "cache", ValueKind.TEXT);

  /** For how many days unused verdicts are kept. */
  public static final Setting CACHE_DAYS = of("cache.days", "cacheDays", ValueKind.COUNT);

  /** How many megabytes of verdicts are kept. */
  public static final Setting CACHE_MEGABYTES =
      of("cache.megabytes", "cacheMegabytes", ValueKind.COUNT);

  /** How often a batch is looked at. */
  public static final Setting BATCH_POLL = of("batch.poll", "batchPoll", ValueKind.SECONDS);

  /** How long a batch is waited for. */
  public static final Setting BATCH_TIMEOUT = of("batch.timeout", "batchTimeout", ValueKind.HOURS);

  /** What is demanded of a run. */
  public static final Setting GATES = of("gates", ValueKind.TEXT);

  private static final List<Setting> PLAIN =
      List.of(
          BENCH,
          NAME,
          CLASSES,
          THRESHOLD,
          MODE,
          TRANSCRIPT,
          PROFILE,
          OUTPUT,
          CONCURRENCY,
          LIMIT,
          SEED,
          SHARD,
          SPLITS,
          RUBRICS,
          REFERENCES,
          FAIL_FAST,
          GRANULARITY,
          DECIDE,
          BUDGET_TOKENS,
          BUDGET_COST,
          CACHE,
          CACHE_DAYS,
          CACHE_MEGABYTES,
          BATCH_POLL,
          BATCH_TIMEOUT,
          GATES);

  /** Returns all settings that the XML of a pom knows. */
  static List<Setting> all() {
    Stream<Setting> models =
        Stream.of("generator", "judge")
            .flatMap(model -> Arrays.stream(ModelPart.values()).map(part -> part.of(model)))
            .filter(setting -> !setting.key.matches("janus\\.generator\\.(repeats|template)"));
    return Stream.concat(PLAIN.stream(), models).toList();
  }

  /** Returns a setting that only the engine may know. */
  static Setting unknown(String key) {
    return new Setting(key, "", ValueKind.TEXT);
  }

  private static Setting of(String name, ValueKind kind) {
    return of(name, name, kind);
  }

  private static Setting of(String name, String element, ValueKind kind) {
    return new Setting("janus." + name, "<" + element + ">", kind);
  }

  /** Says what is wrong with the text of an element, and what to write. */
  String refuseElement(String text) {
    return "pom.xml: "
        + element
        + " is not "
        + kind.description()
        + "\n  found: \""
        + text
        + "\"\n  fix: write for example "
        + element
        + kind.example();
  }

  /** Says what is wrong with the text of a property, and what to write. */
  String refuseProperty(String text) {
    return "property "
        + key
        + " is not "
        + kind.description()
        + "\n  found: \""
        + text
        + "\"\n  fix: pass for example -D"
        + key
        + "="
        + kind.example();
  }
}
