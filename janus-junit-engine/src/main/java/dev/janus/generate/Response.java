package dev.janus.generate;

import dev.janus.chat.Usage;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What the generator answered to one turn of a prompt.
 *
 * @param key of the request that produced it
 * @param turn from 0
 * @param text never blank
 * @param usage tokens of all attempts that were answered
 * @param finishReason what the server said; empty when it did not say
 * @param latencyMs of the last attempt, in milliseconds
 * @param attempts requests sent; 0 when it came out of a cache
 * @param fingerprint what the server says of its own configuration, if it does: when it changes, so
 *     may the model
 */
@API(status = Status.EXPERIMENTAL)
public record Response(
    String key,
    int turn,
    String text,
    Usage usage,
    String finishReason,
    long latencyMs,
    int attempts,
    @Nullable String fingerprint) {

  /** Returns what figures are computed from: no key, no text, no fingerprint. */
  public Response withoutText() {
    return new Response("", turn, "", usage, finishReason, latencyMs, attempts, null);
  }

  /** Returns the response as one that nothing was asked for: it came out of a cache. */
  public Response asCached() {
    return new Response(key, turn, text, Usage.NONE, finishReason, 0, 0, fingerprint);
  }
}
