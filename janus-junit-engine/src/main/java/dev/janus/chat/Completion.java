package dev.janus.chat;

import java.time.Duration;
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
}
