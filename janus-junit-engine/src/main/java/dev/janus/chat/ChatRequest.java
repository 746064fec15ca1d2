package dev.janus.chat;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * One question to a chat model.
 *
 * @param conversation what was said so far
 * @param sampling how to sample
 * @param schema the form wanted of the reply, where the server takes a JSON Schema; where it does
 *     not, and for {@code null}, the reply is plain text
 */
@API(status = Status.EXPERIMENTAL)
public record ChatRequest(
    Conversation conversation, Sampling sampling, @Nullable JsonSchema schema) {}
