package dev.janus.engine;

import dev.janus.chat.ChatModel;
import dev.janus.chat.ModelSettings;
import dev.janus.dataset.cache.HubFolders;
import dev.janus.digest.Sha256;
import dev.janus.engine.configuration.JanusConfiguration;
import dev.janus.engine.configuration.ModelConfiguration;
import dev.janus.engine.configuration.Settings;
import dev.janus.engine.configuration.Settings.CacheSettings;
import dev.janus.engine.configuration.Settings.Mode;
import dev.janus.engine.configuration.Surroundings;
import dev.janus.engine.descriptor.BenchPlan;
import dev.janus.engine.descriptor.JavaGenerator;
import dev.janus.engine.models.ConfiguredModels;
import dev.janus.execution.sources.CachedJudgements;
import dev.janus.execution.sources.CachedResponses;
import dev.janus.execution.sources.JudgementSource;
import dev.janus.execution.sources.KeptAnswers;
import dev.janus.execution.sources.KeptAnswers.Use;
import dev.janus.execution.sources.LiveJudgements;
import dev.janus.execution.sources.Replay;
import dev.janus.execution.sources.ResponseSource;
import dev.janus.execution.sources.Sources;
import dev.janus.generate.Generator;
import dev.janus.judge.Judge;
import dev.janus.judge.JudgeTemplate;
import dev.janus.run.JudgeInfo;
import dev.janus.run.RecordedRun;
import dev.janus.run.cache.AnswerCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the responses and verdicts of one run come from: models, a transcript, or nowhere. */
final class RunSources implements AutoCloseable {

  private static final int SECRET_BYTES = 32;
  private static final int FENCE_DIGITS = 24;

  private static final ChatModel NOBODY =
      request -> {
        throw new IllegalStateException("a run that asks nothing asks no model");
      };

  private final BenchPlan plan;
  private final Surroundings surroundings;
  private final Settings.Models models;
  private final ConfiguredModels configured;
  private final String secret;
  private @Nullable KeptAnswers kept;
  private @Nullable RecordedRun transcript;

  RunSources(BenchPlan plan, Surroundings surroundings) {
    this.plan = plan;
    this.surroundings = surroundings;
    this.models = plan.settings().models();
    this.configured = new ConfiguredModels(models, plan.settings().run(), surroundings);
    byte[] bytes = new byte[SECRET_BYTES];
    surroundings.random().nextBytes(bytes);
    secret = HexFormat.of().formatHex(bytes);
  }

  /**
   * The sources of one run.
   *
   * @param sources where responses and judgements come from
   * @param passing the same for passes that record nothing: they keep nothing in the cache either,
   *     for what comes out of it counts as not paid for
   * @param judge who judges
   * @param info what the record says of the judge
   */
  record Opened(Sources sources, Sources passing, Judge judge, JudgeInfo info) {}

  /**
   * Makes the sources. Nothing is sent yet.
   *
   * @throws IOException if a file that is named cannot be read
   * @throws IllegalArgumentException if a setting is missing or cannot be used
   */
  Opened open() throws IOException {
    JudgeTemplate template = template(models.template());
    return switch (plan.settings().run().mode()) {
      case LIVE -> live(template);
      case REPLAY -> replay(plan.settings().run().transcript(), template);
      case PLAN -> planned(template);
    };
  }

  /**
   * Makes sources that ask nothing, only to tell what would be recorded of them.
   *
   * @throws IOException if a file that is named cannot be read
   * @throws IllegalArgumentException if a setting is missing or cannot be used
   */
  Opened describe() throws IOException {
    return plan.settings().run().mode() == Mode.REPLAY
        ? open()
        : planned(template(models.template()));
  }

  private JudgeTemplate template(@Nullable String location) throws IOException {
    if (location == null) {
      return JudgeTemplate.absolute();
    }
    try (InputStream in = resource(JanusConfiguration.JUDGE_TEMPLATE, location)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return JudgeTemplate.of(text, location);
    }
  }

  private InputStream resource(JanusConfiguration key, String location) throws IOException {
    return TextFile.open(key, location, plan.target().resources());
  }

  private Opened live(JudgeTemplate template) {
    requireNames();
    refuseSelfJudging();
    // A key that is missing may be no error: it comes last, when all else is known to be right.
    configured.requireKeys(asked());
    Generator generator = generator(models.generator());
    Judge judge =
        new Judge(
            configured.http(models.judge()), models.judge().settings(), template, this::fence);
    AnswerCache cache = cache();
    kept = cache == null ? null : kept(cache, Use.READ_AND_WRITE);
    return new Opened(
        live(generator, judge, kept),
        live(generator, judge, cache == null ? null : kept(cache, Use.READ)),
        judge,
        info(judge, template));
  }

  private static Sources live(Generator generator, Judge judge, @Nullable KeptAnswers cache) {
    ResponseSource responses =
        (prompt, conversation, turn) -> generator.respond(conversation, turn);
    JudgementSource judgements = new LiveJudgements(judge);
    boolean isPinned = generator.settings().revision() != null;
    return new Sources(
        cache == null || !isPinned
            ? responses
            : new CachedResponses(responses, cache, generator.settings()),
        cache == null
            ? judgements
            : new CachedJudgements(judgements, cache, judge.settings().url()),
        generator.settings());
  }

  private Opened opened(Sources sources, Judge judge, JudgeTemplate template) {
    return new Opened(sources, sources, judge, info(judge, template));
  }

  private JudgeInfo info(Judge judge, JudgeTemplate template) {
    return new JudgeInfo(judge.settings(), models.repeats(), template.digest());
  }

  /** Names all that is missing at once: who sets one key and runs again would find the next. */
  private void requireNames() {
    String missing =
        asked().stream()
            .flatMap(configuration -> configured.missing(configuration).stream())
            .collect(Collectors.joining("\n"));
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(missing);
    }
  }

  /** A judge that rates its own answers favours them: no gate may rest on that. */
  private void refuseSelfJudging() {
    ModelSettings generator = generatorSettings(models.generator());
    boolean gated = !plan.settings().demands().gates().rules().isEmpty();
    if (gated && generator.isSameModelAs(models.judge().settings())) {
      throw new IllegalArgumentException(
          "janus.judge.model: the judge is the generator itself, and gates rest on it\n  found: %s at %s for both\n  fix: judge by another model, or remove the gates"
              .formatted(generator.model(), generator.url()));
    }
  }

  private List<ModelConfiguration> asked() {
    return plan.function() == null
        ? List.of(models.generator(), models.judge())
        : List.of(models.judge());
  }

  private Generator generator(ModelConfiguration configuration) {
    JavaGenerator function = plan.function();
    ChatModel model =
        function == null
            ? configured.http(configuration)
            : configured.local(function, configuration);
    return new Generator(model, generatorSettings(configuration));
  }

  private ModelSettings generatorSettings(ModelConfiguration configuration) {
    JavaGenerator function = plan.function();
    ModelSettings settings = configuration.settings();
    return function == null
        ? settings
        : new ModelSettings(
            function.url(),
            settings.model().isEmpty() ? function.name() : settings.model(),
            settings.revision(),
            settings.sampling());
  }

  private @Nullable AnswerCache cache() {
    Path folder = cacheFolder();
    if (folder == null) {
      return null;
    }
    AnswerCache cache = AnswerCache.at(folder);
    // Before the first call and not between two: the calls behind would wait for it.
    cache.load();
    return cache;
  }

  private KeptAnswers kept(AnswerCache cache, Use use) {
    Duration days = Duration.ofDays(plan.settings().run().cache().days());
    return new KeptAnswers(
        cache, use, days, surroundings.clock(), surroundings.notices(), configured.secrets());
  }

  /** Returns where answers are kept; null where they are not. */
  private @Nullable Path cacheFolder() {
    String folder = plan.settings().run().cache().folder();
    if (CacheSettings.OFF.equals(folder)) {
      return null;
    }
    return folder == null
        ? HubFolders.of(surroundings.environment(), Path.of(System.getProperty("user.home")))
            .verdicts()
        : Path.of(folder).toAbsolutePath();
  }

  private Opened replay(@Nullable String location, JudgeTemplate template) throws IOException {
    if (location == null) {
      throw new IllegalArgumentException("janus.transcript: a replay needs a transcript");
    }
    RecordedRun recorded = new TranscriptFile(plan.target().resources()).read(location);
    transcript = recorded;
    recorded.figures().warning(location).ifPresent(surroundings.notices());
    ModelSettings generator =
        named(generatorSettings(models.generator()), recorded.figures().header().generator());
    ModelSettings judged =
        named(models.judge().settings(), recorded.figures().header().judge().model());
    Judge judge = new Judge(NOBODY, judged, template, this::fence);
    Replay replay = new Replay(location, recorded, generator, judge);
    return opened(new Sources(replay, replay, generator), judge, template);
  }

  /** A replay that names no model takes the one of the transcript. */
  private static ModelSettings named(ModelSettings settings, ModelSettings recorded) {
    return settings.model().isEmpty()
        ? new ModelSettings(
            recorded.url(), recorded.model(), recorded.revision(), settings.sampling())
        : settings;
  }

  private Opened planned(JudgeTemplate template) {
    ModelSettings generator = generatorSettings(models.generator());
    Judge judge = new Judge(NOBODY, models.judge().settings(), template, this::fence);
    return opened(
        new Sources(
            (prompt, conversation, turn) -> {
              throw new IllegalStateException("a plan generates nothing");
            },
            new LiveJudgements(judge),
            generator),
        judge,
        template);
  }

  /** Nobody who does not know the secret can tell the fence of a request. */
  private String fence(String key) {
    return "response-" + Sha256.of(secret, key).substring(0, FENCE_DIGITS);
  }

  /** Returns the models that are asked, and what they share. */
  ConfiguredModels models() {
    return configured;
  }

  @Override
  public void close() throws IOException {
    KeptAnswers answers = kept;
    RecordedRun recorded = transcript;
    try (recorded;
        answers) {
      if (answers != null) {
        answers.pruneDaily(plan.settings().run().cache().megabytes());
      }
      configured.close();
    }
  }
}
