package dev.janus.chat;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * One question to a chat model.
 *
 * @param id tells the question from all others of a run: the key under which its answer is
 *     recorded, {@code -} and which ask of it this is, from 1
 * @param conversation what was said so far
 * @param sampling how to sample
 * @param schema the form wanted of the reply, where the server takes a JSON Schema; where it does
 *     not, and for {@code null}, the reply is plain text
 */
@API(status = Status.EXPERIMENTAL)
public record ChatRequest(
    String id, Conversation conversation, Sampling sampling, @Nullable JsonSchema schema) {

  /** Returns the id of one ask of the question that is recorded under a key. */
  public static String id(String key, int ask) {
    return key + "-" + ask;
  }

  /** Returns the same question, with no form wanted of the reply. */
  public ChatRequest withoutSchema() {
    return schema == null ? this : new ChatRequest(id, conversation, sampling, null);
  }
}
