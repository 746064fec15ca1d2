package dev.janus.generate;

import dev.janus.chat.Thinking;
import dev.janus.chat.Usage;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What the generator answered to one turn of a prompt.
 *
 * @param key of the request that produced it
 * @param turn from 0
 * @param thought what the model thought aloud before; empty when it did not
 * @param text what a user would see: what a model thinks aloud in front of it is moved to the
 *     thought (see {@link Thinking#before}); not blank in a response that was just generated
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
    String thought,
    String text,
    Usage usage,
    String finishReason,
    long latencyMs,
    int attempts,
    @Nullable String fingerprint) {

  /** Moves what is thought aloud in the text, wherever the response comes from, to the thought. */
  public Response {
    Thinking thinking = Thinking.before(text);
    if (thinking.isOpen() || !thinking.thought().isEmpty()) {
      thought = thought.isEmpty() ? thinking.thought() : thought + "\n" + thinking.thought();
      text = thinking.text();
    }
  }

  /** Returns a response of a model that does not think aloud, or does in the text. */
  public static Response of(
      String key,
      int turn,
      String text,
      Usage usage,
      String finishReason,
      long latencyMs,
      int attempts,
      @Nullable String fingerprint) {
    return new Response(key, turn, "", text, usage, finishReason, latencyMs, attempts, fingerprint);
  }

  /** Returns what figures are computed from: no key, no text, no fingerprint. */
  public Response withoutText() {
    return new Response("", turn, "", "", usage, finishReason, latencyMs, attempts, null);
  }

  /** Returns the response as one that nothing was asked for: it came out of a cache. */
  public Response asCached() {
    return new Response(key, turn, thought, text, Usage.NONE, finishReason, 0, 0, fingerprint);
  }
}
