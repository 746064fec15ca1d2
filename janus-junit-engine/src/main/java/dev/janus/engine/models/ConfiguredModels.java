package dev.janus.engine.models;

import dev.janus.chat.ChatModel;
import dev.janus.chat.http.Endpoint;
import dev.janus.chat.http.HttpChatModel;
import dev.janus.chat.http.HttpConnections;
import dev.janus.chat.http.MissingKeyException;
import dev.janus.chat.limit.EndpointGuard;
import dev.janus.chat.limit.EndpointGuards;
import dev.janus.engine.configuration.ModelConfiguration;
import dev.janus.engine.configuration.ModelConfiguration.Transport;
import dev.janus.engine.configuration.Settings.Models;
import dev.janus.engine.configuration.Settings.RunSettings;
import dev.janus.engine.configuration.Surroundings;
import dev.janus.execution.Pipeline.Servers;
import dev.janus.execution.RunStop;
import dev.janus.execution.RunStop.OnFailure;
import dev.janus.execution.cost.Budget;
import dev.janus.execution.cost.BudgetedModel;
import dev.janus.text.Secrets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** The models that the settings of a run name, and what they share. */
@API(status = Status.INTERNAL)
public final class ConfiguredModels implements AutoCloseable {

  private final RunSettings settings;
  private final Surroundings surroundings;
  private final EndpointGuards guards = new EndpointGuards(System::nanoTime);
  private final Set<EndpointGuard> used = new LinkedHashSet<>();
  private final List<HttpChatModel> opened = new ArrayList<>();
  private final HttpConnections connections;
  private final boolean anyBatch;
  private final BatchedModels batches;
  private final Budget budget;
  private final RunStop stop;
  private int functions;
  private Secrets secrets = Secrets.NONE;

  public ConfiguredModels(Models models, RunSettings settings, Surroundings surroundings) {
    this.settings = settings;
    this.surroundings = surroundings;
    this.anyBatch =
        Stream.of(models.generator(), models.judge())
            .anyMatch(model -> model.terms().transport() == Transport.BATCH);
    this.connections = new HttpConnections(2 * settings.concurrency());
    this.budget = new Budget(settings.stops().budgetTokens(), settings.stops().budgetCost());
    this.batches = new BatchedModels(settings.batch(), surroundings, budget, () -> secrets);
    this.stop = new RunStop(settings.stops().failFast() ? OnFailure.STOP : OnFailure.GO_ON);
  }

  /** Returns what has to be set and is not, one message each. */
  public List<String> missing(ModelConfiguration configuration) {
    return endpoint(configuration).missing();
  }

  /**
   * Reads the keys of servers, to find all that is wrong with them at once.
   *
   * @throws MissingKeyException if variables hold no key, and nothing else is wrong with any
   * @throws IllegalArgumentException if a server or its key cannot be used
   */
  public void requireKeys(List<ModelConfiguration> asked) {
    List<IllegalArgumentException> refusals = new ArrayList<>();
    for (ModelConfiguration configuration : asked) {
      try {
        endpoint(configuration).endpoint();
      } catch (IllegalArgumentException e) {
        refusals.add(e);
      }
    }
    if (!refusals.isEmpty()) {
      String message =
          refusals.stream().map(Throwable::getMessage).collect(Collectors.joining("\n"));
      throw refusals.stream().allMatch(MissingKeyException.class::isInstance)
          ? new MissingKeyException(message)
          : new IllegalArgumentException(message, refusals.get(0));
    }
  }

  /**
   * Returns a model behind a server.
   *
   * @throws IllegalArgumentException if a setting cannot be used
   */
  public ChatModel http(ModelConfiguration configuration) {
    Endpoint endpoint = endpoint(configuration).endpoint();
    secrets = secrets.and(endpoint.secrets());
    if (configuration.terms().transport() == Transport.BATCH) {
      return batches.batched(endpoint, configuration.terms().price());
    }
    EndpointGuard guard = guards.of(endpoint.url().value(), endpoint.policy());
    if (used.add(guard)) {
      stop.whenRequested(guard::stop);
    }
    HttpChatModel model =
        new HttpChatModel(
            endpoint, guard, surroundings.clock(), surroundings.random(), connections);
    opened.add(model);
    return direct(model, configuration);
  }

  /** Returns a model that is no server's, asked by the same rules. */
  public ChatModel local(ChatModel model, ModelConfiguration configuration) {
    functions++;
    return direct(new BoundedModel(model, settings.concurrency()), configuration);
  }

  private ChatModel direct(ChatModel model, ModelConfiguration configuration) {
    ChatModel budgeted = budgeted(model, configuration);
    return anyBatch ? batches.direct(budgeted, configuration.terms().price()) : budgeted;
  }

  private ChatModel budgeted(ChatModel model, ModelConfiguration configuration) {
    return budget.isLimited()
        ? new BudgetedModel(model, budget, configuration.terms().price(), stop)
        : model;
  }

  private ConfiguredEndpoint endpoint(ModelConfiguration configuration) {
    return new ConfiguredEndpoint(
        configuration, settings.concurrency(), surroundings.environment());
  }

  /** Returns the keys of the models made so far, which must not be written or shown. */
  public Secrets secrets() {
    return secrets;
  }

  /** Returns what is shared by all who ask the same server, for each server. */
  public Set<EndpointGuard> guards() {
    return used;
  }

  /** Returns how many servers are asked call by call; a function in this JVM counts as one. */
  public Servers servers() {
    return used.size() + functions > 1 ? Servers.TWO : Servers.ONE;
  }

  /** Returns the models that are asked in batches, if any are. */
  public BatchedModels batches() {
    return batches;
  }

  /** Returns what may be spent. */
  public Budget budget() {
    return budget;
  }

  /** Returns what ends the run before its end. */
  public RunStop stop() {
    return stop;
  }

  @Override
  public void close() throws IOException {
    opened.forEach(HttpChatModel::close);
    batches.close();
  }
}
