package dev.janus.generate;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatModel;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.Completion;
import dev.janus.chat.Conversation;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.Usage;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The model under test. It sees conversations only: no rubric, preference or reference answer can
 * reach it.
 *
 * <p>Thread-safe, as its chat model is.
 */
@API(status = Status.EXPERIMENTAL)
public final class Generator {

  /** How often a prompt is sent before a blank reply is taken for the model's last word. */
  static final int MAXIMUM_ASKS = 6;

  private final ChatModel model;
  private final ModelSettings settings;

  /** Creates a generator that asks the given model with the given settings. */
  public Generator(ChatModel model, ModelSettings settings) {
    this.model = model;
    this.settings = settings;
  }

  /** Returns which model this is. */
  public ModelSettings settings() {
    return settings;
  }

  /** Returns the key of the request that {@link #respond} would make. */
  public String key(Conversation conversation) {
    return settings.key(conversation, 1);
  }

  /**
   * Generates the response to the last message. A blank reply is asked for again, at most five
   * times.
   *
   * @param turn which turn of the prompt this is, from 0
   * @throws ChatException if the model cannot be reached or answers nothing but blanks
   * @throws InterruptedException if the calling thread is interrupted while waiting
   */
  public Response respond(Conversation conversation, int turn)
      throws ChatException, InterruptedException {
    String key = key(conversation);
    Usage usage = Usage.NONE;
    int attempts = 0;
    String finishReason = "";
    int thought = 0;
    for (int ask = 1; ask <= MAXIMUM_ASKS; ask++) {
      Completion completion =
          model.complete(
              new ChatRequest(ChatRequest.id(key, ask), conversation, settings.sampling(), null));
      usage = usage.plus(completion.usage());
      attempts += completion.attempts();
      finishReason = completion.finishReason();
      Response response =
          Response.of(
              key,
              turn,
              completion.text(),
              usage,
              finishReason,
              completion.latency().toMillis(),
              attempts,
              completion.fingerprint());
      if (!response.text().isBlank()) {
        return response;
      }
      thought = response.thought().length();
    }
    throw new ChatException(
        "generator %s: the reply was blank %d times\n  found: finish reason \"%s\"%s\n  fix: %s"
            .formatted(
                settings.model(),
                MAXIMUM_ASKS,
                finishReason,
                thought == 0 ? "" : ", " + thought + " characters of thinking and no text",
                Completion.LENGTH.equals(finishReason) || thought > 0
                    ? "raise janus.generator.max-tokens"
                    : "see whether the server filters this prompt"),
        attempts,
        null);
  }
}
