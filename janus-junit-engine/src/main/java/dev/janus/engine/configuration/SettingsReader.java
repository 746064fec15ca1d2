package dev.janus.engine.configuration;

import static dev.janus.engine.configuration.JanusConfiguration.BENCH;
import static dev.janus.engine.configuration.JanusConfiguration.CONCURRENCY;
import static dev.janus.engine.configuration.JanusConfiguration.GATES;
import static dev.janus.engine.configuration.JanusConfiguration.JUDGE_REPEATS;
import static dev.janus.engine.configuration.JanusConfiguration.JUDGE_TEMPLATE;
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

import dev.janus.bench.ScoreDescriptions;
import dev.janus.bench.Shard;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.chat.http.BaseUrl;
import dev.janus.chat.http.ModelRole;
import dev.janus.dataset.Additions;
import dev.janus.dataset.location.BenchLocation;
import dev.janus.engine.configuration.Settings.BenchSettings;
import dev.janus.engine.configuration.Settings.Demands;
import dev.janus.engine.configuration.Settings.Mode;
import dev.janus.engine.configuration.Settings.Models;
import dev.janus.engine.configuration.Settings.RunSettings;
import dev.janus.gate.Gates;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Reads all settings of one bench out of their layers, and finds everything wrong with them. */
@API(status = Status.INTERNAL)
public final class SettingsReader {

  private static final BigDecimal LOWEST = BigDecimal.valueOf(ScoreDescriptions.LOWEST);
  private static final BigDecimal HIGHEST = BigDecimal.valueOf(ScoreDescriptions.HIGHEST);

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
    Models models = reader.models();
    RunSettings run = reader.run();
    reader.values.throwObjections();
    return new Settings(bench, demands, models, run, reader.recorded(demands, run));
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
    return new Demands(threshold, values.parsed(GATES, Gates::parse).orElse(Gates.NONE));
  }

  private Models models() {
    return new Models(
        model(ModelRole.GENERATOR),
        model(ModelRole.JUDGE),
        values.count(JUDGE_REPEATS).orElse(profile.repeats()),
        values.text(JUDGE_TEMPLATE));
  }

  private ModelConfiguration model(ModelRole role) {
    ModelKeys keys = ModelKeys.of(role);
    Sampling preset = profile.sampling();
    Sampling sampling =
        new Sampling(
            values.number(keys.temperature(), preset.temperature(), 0, 2),
            values.number(keys.topP(), preset.topP(), Double.MIN_VALUE, 1),
            values.countOrServer(keys.maxTokens(), preset.maxTokens()),
            values.wholeNumber(keys.seed()).or(() -> values.wholeNumber(SEED)).orElse(null));
    String url =
        values
            .parsed(keys.url(), text -> BaseUrl.parse(keys.url().key(), text).value())
            .orElse(null);
    ModelSettings settings =
        new ModelSettings(
            url == null ? "" : url,
            values.textOr(keys.model(), ""),
            values.text(keys.revision()),
            sampling);
    ModelConfiguration.Patience patience =
        new ModelConfiguration.Patience(
            values.seconds(keys.timeout(), Duration.ofMinutes(2)),
            values.count(keys.attempts()).orElse(8));
    return new ModelConfiguration(role, url, settings, values.text(keys.apiKeyEnv()), patience);
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
        values.path(OUTPUT, "target/janus"),
        values.text(PROGRESS) == null ? null : values.seconds(PROGRESS, Duration.ofSeconds(2)));
  }

  private Additions additions() {
    return new Additions(values.text(SPLITS), values.text(RUBRICS), values.text(REFERENCES));
  }

  private Map<String, String> recorded(Demands demands, RunSettings run) {
    Map<String, String> recorded = new LinkedHashMap<>();
    recorded.put(MODE.key(), Values.word(run.mode()));
    recorded.put(THRESHOLD.key(), demands.threshold().toPlainString());
    recorded.put(GATES.key(), demands.gates().format());
    recorded.put(PROFILE.key(), Values.word(profile));
    Stream.of(TRANSCRIPT, LIMIT, SEED, SHARD, SPLITS, RUBRICS, REFERENCES)
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
