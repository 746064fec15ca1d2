package dev.janus.engine.configuration;

import dev.janus.chat.ModelSettings;
import dev.janus.chat.Price;
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
 * @param terms how it is asked, how often, and for how much
 */
@API(status = Status.INTERNAL)
public record ModelConfiguration(
    ModelRole role,
    @Nullable String url,
    ModelSettings settings,
    @Nullable String apiKeyEnv,
    Patience patience,
    Terms terms) {

  /**
   * How long and how often one call is tried.
   *
   * @param timeout of one attempt
   * @param callTimeout of a whole call
   * @param attempts at most
   */
  public record Patience(Duration timeout, Duration callTimeout, int attempts) {}

  /**
   * How the model is asked, how often, and for how much.
   *
   * @param transport how its requests travel
   * @param requestsPerMinute at most, if there is a limit
   * @param tokensPerMinute at most, if there is a limit
   * @param price of its tokens, if it is known
   */
  public record Terms(
      Transport transport,
      @Nullable Integer requestsPerMinute,
      @Nullable Integer tokensPerMinute,
      @Nullable Price price) {}

  /** How requests travel. */
  public enum Transport {
    /** One request, one reply. */
    DIRECT,
    /** Many requests in a file, and their replies within a day. */
    BATCH
  }

  /** Returns how the model samples. */
  public Sampling sampling() {
    return settings.sampling();
  }
}
