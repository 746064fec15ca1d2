package dev.janus.generate;

import dev.janus.chat.Finish;
import dev.janus.chat.Thinking;
import dev.janus.chat.Usage;
import dev.janus.text.Secrets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What the generator answered to one turn of a prompt.
 *
 * @param key of the request that produced it
 * @param turn from 0
 * @param text what a user would see; never blank
 * @param thought what the model thought before, apart from the text; empty where it did not
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
    String thought,
    Usage usage,
    String finishReason,
    long latencyMs,
    int attempts,
    @Nullable String fingerprint) {

  /** Creates a response of a model that did not think. */
  public Response(
      String key,
      int turn,
      String text,
      Usage usage,
      String finishReason,
      long latencyMs,
      int attempts,
      @Nullable String fingerprint) {
    this(key, turn, text, "", usage, finishReason, latencyMs, attempts, fingerprint);
  }

  /**
   * Creates a response of what a model said, whose thinking may still be in it: what a user would
   * see becomes the text.
   *
   * @param said what it said, thinking included
   * @param thought what was told apart as thinking already
   */
  public static Response of(
      String key,
      int turn,
      String said,
      String thought,
      Usage usage,
      String finishReason,
      long latencyMs,
      int attempts,
      @Nullable String fingerprint) {
    Thinking.Split split = Thinking.of(said);
    String all =
        Stream.of(thought, split.thought())
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining("\n"));
    return new Response(
        key, turn, split.text(), all, usage, finishReason, latencyMs, attempts, fingerprint);
  }

  /**
   * Returns a response that was written down.
   *
   * @param thought null where it was written before thoughts were told apart
   */
  public static Response recorded(
      String key,
      int turn,
      String text,
      @Nullable String thought,
      Usage usage,
      String finishReason,
      long latencyMs,
      int attempts,
      @Nullable String fingerprint) {
    return thought == null
        ? of(key, turn, text, "", usage, finishReason, latencyMs, attempts, fingerprint)
        : new Response(
            key, turn, text, thought, usage, finishReason, latencyMs, attempts, fingerprint);
  }

  /**
   * Tells whether the thought, even an empty one, has to be written down: without it the text would
   * be split again by {@link #recorded}.
   */
  public boolean isSplit() {
    return !thought.isEmpty() || !Thinking.of(text).text().equals(text);
  }

  /** Tells whether a user would see nothing: white space and invisible characters only. */
  public boolean isBlank() {
    return text.codePoints()
        .allMatch(
            point ->
                Character.isWhitespace(point)
                    || Character.isSpaceChar(point)
                    || Character.getType(point) == Character.FORMAT);
  }

  /** Returns how it ended. */
  public Finish finish() {
    return Finish.of(finishReason);
  }

  /** Returns what figures are computed from: no key, no text, no fingerprint. */
  public Response withoutText() {
    return new Response("", turn, "", usage, finishReason, latencyMs, attempts, null);
  }

  /** Returns the response as one that nothing was asked for: it came out of a cache. */
  public Response asCached() {
    return new Response(key, turn, text, thought, Usage.NONE, finishReason, 0, 0, fingerprint);
  }

  /** Returns the response as it may be written and shown. */
  public Response redacted(Secrets secrets) {
    return new Response(
        key,
        turn,
        secrets.redact(text),
        secrets.redact(thought),
        usage,
        secrets.redact(finishReason),
        latencyMs,
        attempts,
        fingerprint == null ? null : secrets.redact(fingerprint));
  }
}
