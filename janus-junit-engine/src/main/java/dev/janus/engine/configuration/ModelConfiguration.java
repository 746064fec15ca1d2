package dev.janus.engine.configuration;

import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.chat.http.ModelRole;
import java.time.Duration;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What is configured about a generator or a judge.
 *
 * @param role which of the two
 * @param url as written, if at all
 * @param settings which model, and how it samples; model and URL are empty where not configured
 * @param apiKeyEnv the environment variable of its key, if any
 * @param patience how long and how often one call is tried
 */
@API(status = Status.INTERNAL)
public record ModelConfiguration(
    ModelRole role,
    @Nullable String url,
    ModelSettings settings,
    @Nullable String apiKeyEnv,
    Patience patience) {

  /**
   * How long and how often one call is tried.
   *
   * @param timeout of one attempt
   * @param attempts at most
   */
  public record Patience(Duration timeout, int attempts) {}

  /** Returns how the model samples. */
  public Sampling sampling() {
    return settings.sampling();
  }
}
