package dev.janus.chat;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * How a model samples. A {@code null} is not sent, so the server's default applies.
 *
 * @param temperature 0 to 2
 * @param topP above 0, up to 1
 * @param maxTokens at least 1
 * @param seed any number
 */
@API(status = Status.EXPERIMENTAL)
public record Sampling(
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer maxTokens,
    @Nullable Long seed) {

  /** Everything left to the server. */
  public static final Sampling SERVER_DEFAULT = new Sampling(null, null, null, null);

  /**
   * Returns the same sampling for the given repeat: its own seed, when there is one, so that
   * repeats of one request do not return one and the same reply.
   *
   * @param repeat from 1
   */
  public Sampling forRepeat(int repeat) {
    return seed == null || repeat == 1
        ? this
        : new Sampling(temperature, topP, maxTokens, seed + repeat - 1);
  }
}
