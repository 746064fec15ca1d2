package dev.janus.chat;

import java.time.Duration;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * A chat model's reply.
 *
 * @param text what a user would see, possibly empty; well-formed Unicode. What a model thinks
 *     inside of it is still there
 * @param thought what the server tells apart as the model's thinking; empty where there is none
 * @param finishReason what the server said, for example {@code stop} or {@code length}; {@link
 *     Finish#REFUSAL} for a refusal; empty when it did not say
 * @param tool the name of the tool that the model called; null when it called none
 * @param usage tokens of the attempt that succeeded
 * @param fingerprint the server's {@code system_fingerprint}, if any
 * @param latency from sending the successful attempt to its last byte
 * @param attempts requests sent, at least 1 for a remote model
 */
@API(status = Status.EXPERIMENTAL)
public record Completion(
    String text,
    String thought,
    String finishReason,
    @Nullable String tool,
    Usage usage,
    @Nullable String fingerprint,
    Duration latency,
    int attempts) {

  /** Creates a reply of a model that neither thinks aloud nor calls tools. */
  public Completion(
      String text,
      String finishReason,
      Usage usage,
      @Nullable String fingerprint,
      Duration latency,
      int attempts) {
    this(text, "", finishReason, null, usage, fingerprint, latency, attempts);
  }

  /** Returns how it ended. */
  public Finish finish() {
    return Finish.of(finishReason);
  }
}
