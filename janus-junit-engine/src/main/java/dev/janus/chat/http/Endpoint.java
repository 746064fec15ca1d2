package dev.janus.chat.http;

import dev.janus.chat.limit.CallPolicy;
import dev.janus.text.Secrets;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * A model on a server that speaks OpenAI's chat completions.
 *
 * @param role what it is used for
 * @param url where it is
 * @param model the name the server knows it by; not blank
 * @param apiKey the key sent along; none is sent for {@code null}
 * @param policy how patiently it is asked
 */
@API(status = Status.EXPERIMENTAL)
public record Endpoint(
    ModelRole role, BaseUrl url, String model, @Nullable ApiKey apiKey, CallPolicy policy) {

  private static final int MODEL_SHOWN = 80;

  /**
   * Refuses a blank model, and a key that others could read on its way.
   *
   * @throws IllegalArgumentException with a message that says what to do
   */
  public Endpoint {
    if (model.isBlank()) {
      throw new IllegalArgumentException(
          """
          %s: no name
            found: "%s"
            fix: name a model that %s serves"""
              .formatted(role.key("model"), model, url));
    }
    if (apiKey != null && url.isReadableOnItsWay()) {
      throw new IllegalArgumentException(
          """
          %s: a key is not sent over plain http to another machine
            found: %s, with the key in the environment variable %s
            fix: use https, or leave out %s"""
              .formatted(role.key("url"), url, apiKey.variable(), role.key("api-key-env")));
    }
  }

  /** Returns where a message points to: role, address and model. */
  String where() {
    return "%s %s (%s)".formatted(role.word(), url, OneLine.of(model, MODEL_SHOWN));
  }

  /** Returns foreign text in quotes, on one line, without the key. */
  String quote(String text, int limit) {
    return '"' + OneLine.of(redact(text), limit) + '"';
  }

  /** Returns the text without the key. */
  String redact(String text) {
    return secrets().redact(text);
  }

  /** Returns what must not be written or shown. */
  public Secrets secrets() {
    return apiKey == null ? Secrets.NONE : apiKey.secrets();
  }
}
