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
 * @param attempts requests sent
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
    @Nullable String fingerprint) {}
