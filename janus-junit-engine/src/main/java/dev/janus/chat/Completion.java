package dev.janus.chat;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * A chat model's reply.
 *
 * @param text possibly empty; well-formed Unicode
 * @param finishReason what the server said, for example {@code stop} or {@code length}; empty when
 *     it did not say
 * @param usage tokens of the attempt that succeeded
 * @param fingerprint the server's {@code system_fingerprint}, if any
 * @param latency from sending the successful attempt to its last byte
 * @param attempts requests sent, at least 1 for a remote model
 */
@API(status = Status.EXPERIMENTAL)
public record Completion(
    String text,
    String finishReason,
    Usage usage,
    @Nullable String fingerprint,
    Duration latency,
    int attempts) {

  /** The finish reason of a reply that was cut off at the maximum number of tokens. */
  public static final String LENGTH = "length";

  /** What servers call it when a reply was cut off at the maximum number of tokens. */
  private static final Set<String> CUT_OFF =
      Set.of(LENGTH, "max_tokens", "max_length", "model_length", "max_output_tokens", "incomplete");

  /** What servers call it when they kept the rest of a reply back, or broke down. */
  private static final Set<String> KEPT_BACK =
      Set.of(
          "content_filter",
          "content_filtered",
          "safety",
          "recitation",
          "blocklist",
          "prohibited_content",
          "spii",
          "guardrail_intervened",
          "error",
          "insufficient_system_resource");

  /** Tells whether the reply ends where the maximum number of tokens was reached. */
  public boolean isCutOff() {
    return CUT_OFF.contains(finishReason.toLowerCase(Locale.ROOT));
  }

  /**
   * Tells whether the server kept back the rest of the reply, or broke down while it was written.
   */
  public boolean isKeptBack() {
    return KEPT_BACK.contains(finishReason.toLowerCase(Locale.ROOT));
  }
}
