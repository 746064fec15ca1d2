package dev.janus.engine.models;

import static java.util.Objects.requireNonNull;

import dev.janus.chat.http.ApiKey;
import dev.janus.chat.http.BaseUrl;
import dev.janus.chat.http.Endpoint;
import dev.janus.chat.limit.CallPolicy;
import dev.janus.chat.limit.Pace;
import dev.janus.chat.limit.Retries;
import dev.janus.engine.configuration.ModelConfiguration;
import dev.janus.engine.configuration.ModelKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The server that a model's settings name.
 *
 * @param configuration the settings
 * @param concurrency calls that may be in flight
 * @param environment variables by name
 */
record ConfiguredEndpoint(
    ModelConfiguration configuration,
    int concurrency,
    Function<String, @Nullable String> environment) {

  /** Returns what has to be set and is not, one message each. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    ModelKeys keys = ModelKeys.of(configuration.role());
    if (configuration.url() == null) {
      missing.add(
          "%s: no server is named\n  fix: set it to %s, or janus.mode=replay with a transcript"
              .formatted(keys.url().key(), "an address such as http://localhost:8000/v1"));
    }
    if (configuration.settings().model().isEmpty()) {
      missing.add(
          "%s: no model is named\n  fix: set it to the name the server knows it by"
              .formatted(keys.model().key()));
    }
    return missing;
  }

  /**
   * Returns the server.
   *
   * @throws IllegalArgumentException if a setting cannot be used
   */
  Endpoint endpoint() {
    String url = requireNonNull(configuration.url());
    return new Endpoint(
        configuration.role(),
        BaseUrl.parse(ModelKeys.of(configuration.role()).url().key(), url),
        configuration.settings().model(),
        key(),
        policy());
  }

  private CallPolicy policy() {
    ModelConfiguration.Patience patience = configuration.patience();
    ModelConfiguration.Terms terms = configuration.terms();
    return new CallPolicy(
        patience.timeout(),
        patience.callTimeout(),
        retries(),
        concurrency,
        new Pace(terms.requestsPerMinute(), terms.tokensPerMinute()));
  }

  private @Nullable ApiKey key() {
    String variable = configuration.apiKeyEnv();
    return variable == null ? null : ApiKey.read(configuration.role(), variable, environment);
  }

  private Retries retries() {
    return new Retries(
        configuration.patience().attempts(),
        Retries.DEFAULT.firstDelay(),
        Retries.DEFAULT.longestDelay(),
        Retries.DEFAULT.jitter());
  }
}
