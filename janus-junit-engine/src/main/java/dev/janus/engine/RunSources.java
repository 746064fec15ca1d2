package dev.janus.engine;

import dev.janus.bench.Sha256;
import dev.janus.chat.ChatModel;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.http.Endpoint;
import dev.janus.chat.http.HttpChatModel;
import dev.janus.chat.limit.EndpointGuard;
import dev.janus.chat.limit.EndpointGuards;
import dev.janus.engine.configuration.JanusConfiguration;
import dev.janus.engine.configuration.ModelConfiguration;
import dev.janus.engine.configuration.Settings;
import dev.janus.engine.configuration.Settings.Mode;
import dev.janus.execution.LiveJudgements;
import dev.janus.execution.Pipeline.Sources;
import dev.janus.execution.Replay;
import dev.janus.generate.Generator;
import dev.janus.judge.Judge;
import dev.janus.judge.JudgeTemplate;
import dev.janus.run.JudgeInfo;
import dev.janus.run.Run;
import dev.janus.run.RunReader;
import dev.janus.run.UnreadableRunException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The models of one run, or the transcript in their place, made from the settings. */
final class RunSources implements AutoCloseable {

  private static final int SECRET_BYTES = 32;
  private static final int FENCE_DIGITS = 24;

  private final BenchPlan plan;
  private final Surroundings surroundings;
  private final String secret;
  private final EndpointGuards guards = new EndpointGuards(System::nanoTime);
  private final Set<EndpointGuard> used = new LinkedHashSet<>();
  private final List<HttpChatModel> opened = new ArrayList<>();

  RunSources(BenchPlan plan, Surroundings surroundings) {
    this.plan = plan;
    this.surroundings = surroundings;
    byte[] bytes = new byte[SECRET_BYTES];
    surroundings.random().nextBytes(bytes);
    secret = HexFormat.of().formatHex(bytes);
  }

  /**
   * The sources of one run.
   *
   * @param sources where responses and judgements come from
   * @param judge what the record says of the judge
   */
  record Opened(Sources sources, JudgeInfo judge) {}

  /**
   * Makes the sources. Nothing is sent yet.
   *
   * @throws IOException if a file that is named cannot be read
   * @throws IllegalArgumentException if a setting is missing or cannot be used
   */
  Opened open() throws IOException {
    Settings.Models models = plan.settings().models();
    JudgeTemplate template = template(models.template());
    String transcript = plan.settings().run().transcript();
    boolean replayed = plan.settings().run().mode() == Mode.REPLAY && transcript != null;
    return replayed && transcript != null ? replay(transcript, template) : live(models, template);
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

  private Opened replay(String transcript, JudgeTemplate template) throws IOException {
    Run recorded = read(transcript);
    Settings.Models models = plan.settings().models();
    ModelSettings generator =
        named(generatorSettings(models.generator()), recorded.header().generator());
    ModelSettings judged = named(models.judge().settings(), recorded.header().judge().model());
    ChatModel nobody =
        request -> {
          throw new IllegalStateException("a replay asks no model");
        };
    Judge judge = new Judge(nobody, judged, template, this::fence);
    Replay replay = new Replay(transcript, recorded, generator, judge);
    return new Opened(
        new Sources(replay, replay, generator),
        new JudgeInfo(judged, models.repeats(), template.digest()));
  }

  /** A replay that names no model takes the one of the transcript. */
  private static ModelSettings named(ModelSettings settings, ModelSettings recorded) {
    return settings.model().isEmpty()
        ? new ModelSettings(
            recorded.url(), recorded.model(), recorded.revision(), settings.sampling())
        : settings;
  }

  private Run read(String transcript) throws IOException {
    try (InputStream in = resource(JanusConfiguration.TRANSCRIPT, transcript);
        InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return RunReader.read(reader, transcript);
    } catch (UnreadableRunException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private Opened live(Settings.Models models, JudgeTemplate template) {
    requireNames(models);
    Generator generator = generator(models.generator());
    ModelSettings judged = models.judge().settings();
    Judge judge = new Judge(http(models.judge()), judged, template, this::fence);
    return new Opened(
        new Sources(
            (prompt, conversation, turn) -> generator.respond(conversation, turn),
            new LiveJudgements(judge),
            generator.settings()),
        new JudgeInfo(judged, models.repeats(), template.digest()));
  }

  /** Names all that is missing at once: who sets one key and runs again would find the next. */
  private void requireNames(Settings.Models models) {
    Stream<ModelConfiguration> asked =
        plan.function() == null
            ? Stream.of(models.generator(), models.judge())
            : Stream.of(models.judge());
    String missing =
        asked
            .flatMap(configuration -> endpoint(configuration).missing().stream())
            .collect(Collectors.joining("\n"));
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(missing);
    }
  }

  private Generator generator(ModelConfiguration configuration) {
    JavaGenerator function = plan.function();
    ModelSettings settings = generatorSettings(configuration);
    return function == null
        ? new Generator(http(configuration), settings)
        : new Generator(new BoundedModel(function, plan.settings().run().concurrency()), settings);
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

  private HttpChatModel http(ModelConfiguration configuration) {
    Endpoint endpoint = endpoint(configuration).endpoint();
    EndpointGuard guard = guards.of(endpoint.url().value(), endpoint.policy());
    used.add(guard);
    HttpChatModel model =
        new HttpChatModel(endpoint, guard, surroundings.clock(), surroundings.random());
    opened.add(model);
    return model;
  }

  private ConfiguredEndpoint endpoint(ModelConfiguration configuration) {
    return new ConfiguredEndpoint(
        configuration, plan.settings().run().concurrency(), surroundings.environment());
  }

  /** Nobody who does not know the secret can tell the fence of a request. */
  private String fence(String key) {
    return "response-" + Sha256.of(secret, key).substring(0, FENCE_DIGITS);
  }

  /** Returns what is shared by all who ask the same server, for each server. */
  Set<EndpointGuard> guards() {
    return used;
  }

  @Override
  public void close() {
    opened.forEach(HttpChatModel::close);
  }
}
