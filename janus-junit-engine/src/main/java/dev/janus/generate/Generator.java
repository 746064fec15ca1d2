package dev.janus.generate;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatModel;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.Completion;
import dev.janus.chat.Conversation;
import dev.janus.chat.Finish;
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
    String failure = "";
    for (int ask = 1; ask <= MAXIMUM_ASKS; ask++) {
      Completion completion =
          model.complete(
              new ChatRequest(ChatRequest.id(key, ask), conversation, settings.sampling(), null));
      usage = usage.plus(completion.usage());
      attempts += completion.attempts();
      Response response =
          Response.of(
              key,
              turn,
              completion.text(),
              completion.thought(),
              usage,
              completion.finishReason(),
              completion.latency().toMillis(),
              attempts,
              completion.fingerprint());
      if (completion.finish() != Finish.BROKEN && !response.isBlank()) {
        return response;
      }
      failure = failure(completion, response.thought());
    }
    throw new ChatException(
        "generator %s: %s".formatted(settings.model(), failure), attempts, null);
  }

  /** Returns what happened each time, what was found the last time, and what to do. */
  private static String failure(Completion completion, String thought) {
    if (completion.finish() == Finish.BROKEN) {
      return failure(
          "the reply broke off",
          finishReason(completion),
          "see the log of the server, then run again");
    }
    if (completion.tool() != null) {
      return failure(
          "the model called a tool (%s) instead of answering".formatted(completion.tool()),
          finishReason(completion),
          "let the server offer no tools, or judge a model that answers in text");
    }
    if (completion.finish() == Finish.REFUSED) {
      return failure(
          "the model refused without a word", finishReason(completion), "see what it objects to");
    }
    boolean thoughtOnly = !thought.isBlank();
    return failure(
        "the reply was blank",
        thoughtOnly
            ? thought.strip().length() + " characters of thinking and no text"
            : finishReason(completion),
        thoughtOnly || completion.finish() == Finish.CUT_OFF
            ? "raise janus.generator.max-tokens"
            : "see whether the server filters this prompt");
  }

  private static String failure(String what, String found, String fix) {
    return what + " " + MAXIMUM_ASKS + " times\n  found: " + found + "\n  fix: " + fix;
  }

  private static String finishReason(Completion completion) {
    return "finish reason \"%s\"".formatted(completion.finishReason());
  }
}
