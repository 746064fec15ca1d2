package dev.janus.chat;

import dev.janus.digest.Sha256;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Which model is asked, and how: what a run record says of its generator and of its judge.
 *
 * @param url the base that {@code /chat/completions} is appended to, or {@code java:} and a method;
 *     empty in a replay that names no server
 * @param model the name the server knows it by
 * @param revision what pins the model's weights, as the user named it
 * @param sampling how it samples
 */
@API(status = Status.EXPERIMENTAL)
public record ModelSettings(
    String url, String model, @Nullable String revision, Sampling sampling) {

  /**
   * Returns the key of a request: a SHA-256 over the model, its revision, the sampling, the
   * messages and the repeat. The address of the server is left out, so that a record made against
   * one server replays without it.
   *
   * @param repeat from 1; repeats of one request have distinct keys
   */
  public String key(Conversation conversation, int repeat) {
    Sha256 sha = new Sha256().add(model).add(String.valueOf(revision));
    sha.add(String.valueOf(sampling.temperature())).add(String.valueOf(sampling.topP()));
    sha.add(String.valueOf(sampling.maxTokens())).add(String.valueOf(sampling.seed()));
    for (Message message : conversation.messages()) {
      sha.add(message.role().wireName()).add(message.content());
    }
    return sha.add(Integer.toString(repeat)).hex();
  }

  /** Tells whether the other settings name the same model on the same server. */
  public boolean isSameModelAs(ModelSettings other) {
    return url.equals(other.url) && model.equals(other.model);
  }
}
