package dev.janus.engine.configuration;

import static dev.janus.engine.configuration.JanusConfiguration.BATCH_POLL;
import static dev.janus.engine.configuration.JanusConfiguration.BATCH_TIMEOUT;
import static dev.janus.engine.configuration.JanusConfiguration.BENCH;
import static dev.janus.engine.configuration.JanusConfiguration.BUDGET_COST;
import static dev.janus.engine.configuration.JanusConfiguration.BUDGET_TOKENS;
import static dev.janus.engine.configuration.JanusConfiguration.CACHE;
import static dev.janus.engine.configuration.JanusConfiguration.CACHE_DAYS;
import static dev.janus.engine.configuration.JanusConfiguration.CACHE_MEGABYTES;
import static dev.janus.engine.configuration.JanusConfiguration.CONCURRENCY;
import static dev.janus.engine.configuration.JanusConfiguration.DECIDE;
import static dev.janus.engine.configuration.JanusConfiguration.FAIL_FAST;
import static dev.janus.engine.configuration.JanusConfiguration.GATES;
import static dev.janus.engine.configuration.JanusConfiguration.GENERATOR_PRICE_INPUT;
import static dev.janus.engine.configuration.JanusConfiguration.GENERATOR_PRICE_OUTPUT;
import static dev.janus.engine.configuration.JanusConfiguration.GRANULARITY;
import static dev.janus.engine.configuration.JanusConfiguration.JUDGE_PRICE_INPUT;
import static dev.janus.engine.configuration.JanusConfiguration.JUDGE_PRICE_OUTPUT;
import static dev.janus.engine.configuration.JanusConfiguration.LIMIT;
import static dev.janus.engine.configuration.JanusConfiguration.MODE;
import static dev.janus.engine.configuration.JanusConfiguration.OUTPUT;
import static dev.janus.engine.configuration.JanusConfiguration.PROFILE;
import static dev.janus.engine.configuration.JanusConfiguration.PROGRESS;
import static dev.janus.engine.configuration.JanusConfiguration.REFERENCES;
import static dev.janus.engine.configuration.JanusConfiguration.RUBRICS;
import static dev.janus.engine.configuration.JanusConfiguration.SEED;
import static dev.janus.engine.configuration.JanusConfiguration.SHARD;
import static dev.janus.engine.configuration.JanusConfiguration.SPLITS;
import static dev.janus.engine.configuration.JanusConfiguration.THRESHOLD;
import static dev.janus.engine.configuration.JanusConfiguration.TRANSCRIPT;

import dev.janus.api.Decide;
import dev.janus.bench.ScoreDescriptions;
import dev.janus.bench.Shard;
import dev.janus.dataset.Additions;
import dev.janus.dataset.location.BenchLocation;
import dev.janus.engine.configuration.Settings.BatchSettings;
import dev.janus.engine.configuration.Settings.BenchSettings;
import dev.janus.engine.configuration.Settings.CacheSettings;
import dev.janus.engine.configuration.Settings.Demands;
import dev.janus.engine.configuration.Settings.Granularity;
import dev.janus.engine.configuration.Settings.Mode;
import dev.janus.engine.configuration.Settings.Models;
import dev.janus.engine.configuration.Settings.Output;
import dev.janus.engine.configuration.Settings.RunSettings;
import dev.janus.engine.configuration.Settings.Stops;
import dev.janus.gate.Gates;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/** Reads all settings of one bench out of their layers, and finds everything wrong with them. */
@API(status = Status.INTERNAL)
public final class SettingsReader {

  private static final BigDecimal LOWEST = BigDecimal.valueOf(ScoreDescriptions.LOWEST);
  private static final BigDecimal LEAST_COST = new BigDecimal("0.000001");
  private static final BigDecimal HIGHEST = BigDecimal.valueOf(ScoreDescriptions.HIGHEST);

  private static final String DEFAULT_OUTPUT = "target/janus";

  private final Values values;
  private final Profile profile;

  private SettingsReader(Layers layers) {
    values = new Values(layers);
    profile = values.choice(PROFILE, Profile.class, Profile.DEFAULT);
  }

  /**
   * Reads the settings.
   *
   * @throws InvalidConfigurationException if a key is unknown or a value cannot be used
   */
  public static Settings read(Layers layers) throws InvalidConfigurationException {
    SettingsReader reader = new SettingsReader(layers);
    layers
        .names()
        .forEach(name -> JanusConfiguration.objection(name).ifPresent(reader.values::object));
    reader.values.objectToBlanks();
    BenchLocation location = reader.location();
    BenchSettings bench = new BenchSettings(location, reader.additions(), reader.selection());
    Demands demands = reader.demands();
    ModelsReader models = new ModelsReader(reader.values, reader.profile);
    Models asked = models.read();
    RunSettings run = reader.run();
    models.requirePrices(asked, run.stops());
    reader.values.throwObjections();
    return new Settings(bench, demands, asked, run, reader.recorded(demands, run));
  }

  /**
   * Returns the folder of records, whatever is wrong with other settings; null where it cannot be
   * told, and where a run is only planned, which leaves none.
   */
  public static @Nullable Path folderOfRecords(Layers layers) {
    Values values = new Values(layers);
    Path folder = values.path(OUTPUT, DEFAULT_OUTPUT);
    try {
      values.throwObjections();
      return Values.word(Mode.PLAN).equals(values.text(MODE)) ? null : folder;
    } catch (InvalidConfigurationException notKnown) {
      return null;
    }
  }

  private BenchLocation location() {
    String text = values.text(BENCH);
    if (text == null) {
      values.object(
          "janus.bench: no bench is named\n  fix: set it to a path or classpath:/path/in/test/resources.jsonl");
      return BenchLocation.parse("unnamed");
    }
    return values.parsed(BENCH, BenchLocation::parse).orElse(BenchLocation.parse("unnamed"));
  }

  private Selection selection() {
    return new Selection(
        values.count(LIMIT).orElse(null),
        values.wholeNumber(SEED).orElse(null),
        values.parsed(SHARD, Shard::parse).orElse(null));
  }

  private Demands demands() {
    BigDecimal threshold =
        values
            .decimal(THRESHOLD, LOWEST, HIGHEST)
            .orElse(BigDecimal.valueOf(3))
            .stripTrailingZeros();
    Gates gates = values.parsed(GATES, Gates::parse).orElse(Gates.NONE);
    Decide decide = values.choice(DECIDE, Decide.class, Decide.RUBRICS);
    if (decide == Decide.GATES && gates.equals(Gates.NONE)) {
      values.object(
          "janus.decide: the gates are to decide, and there is none\n  found: janus.decide=gates, and neither @Gate nor janus.gates\n  fix: add a gate, or let the rubrics decide");
    }
    return new Demands(threshold, gates, decide);
  }

  private RunSettings run() {
    Mode mode = values.choice(MODE, Mode.class, Mode.LIVE);
    String transcript = values.text(TRANSCRIPT);
    if (mode == Mode.REPLAY && transcript == null) {
      values.object(
          "janus.transcript: a replay needs a transcript\n  found: janus.mode=replay\n  fix: name a recorded run.jsonl");
    }
    return new RunSettings(
        mode,
        transcript,
        values.count(CONCURRENCY).orElse(16),
        output(),
        new Stops(
            values.truth(FAIL_FAST),
            values.parsed(BUDGET_TOKENS, SettingsReader::tokens).orElse(null),
            values.decimal(BUDGET_COST, LEAST_COST, ModelsReader.MOST).orElse(null)),
        new CacheSettings(
            values.text(CACHE),
            values.count(CACHE_DAYS).orElse(30),
            values.count(CACHE_MEGABYTES).orElse(1024)),
        new BatchSettings(
            values.seconds(BATCH_POLL, Duration.ofSeconds(30)),
            Duration.ofHours(values.count(BATCH_TIMEOUT).orElse(25))));
  }

  private Output output() {
    return new Output(
        values.path(OUTPUT, DEFAULT_OUTPUT),
        values.choice(GRANULARITY, Granularity.class, Granularity.RUBRIC),
        values.text(PROGRESS) == null ? null : values.seconds(PROGRESS, Duration.ofSeconds(2)));
  }

  private static Long tokens(String text) {
    try {
      long tokens = Long.parseLong(text);
      if (tokens >= 1) {
        return tokens;
      }
      throw noTokens(text, null);
    } catch (NumberFormatException e) {
      throw noTokens(text, e);
    }
  }

  private static IllegalArgumentException noTokens(String text, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "janus.budget.tokens: not a number of tokens\n  found: \"%s\"\n  fix: give 1 or more, in digits"
            .formatted(text),
        cause);
  }

  private Additions additions() {
    return new Additions(values.text(SPLITS), values.text(RUBRICS), values.text(REFERENCES));
  }

  private Map<String, String> recorded(Demands demands, RunSettings run) {
    Map<String, String> recorded = new LinkedHashMap<>();
    recorded.put(MODE.key(), Values.word(run.mode()));
    recorded.put(THRESHOLD.key(), demands.threshold().toPlainString());
    recorded.put(GATES.key(), demands.gates().format());
    if (demands.rubricsInform()) {
      recorded.put(DECIDE.key(), Values.word(demands.decide()));
    }
    recorded.put(PROFILE.key(), Values.word(profile));
    Stream.of(
            TRANSCRIPT,
            LIMIT,
            SEED,
            SHARD,
            SPLITS,
            RUBRICS,
            REFERENCES,
            GENERATOR_PRICE_INPUT,
            GENERATOR_PRICE_OUTPUT,
            JUDGE_PRICE_INPUT,
            JUDGE_PRICE_OUTPUT)
        .filter(key -> key != TRANSCRIPT || run.mode() == Mode.REPLAY)
        .forEach(
            key -> {
              String text = values.text(key);
              if (text != null) {
                recorded.put(key.key(), text);
              }
            });
    return recorded;
  }
}
