package dev.janus.judge;

import dev.janus.chat.Conversation;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What a judge is asked about one response and one rubric. Immutable.
 *
 * @param key under which the answer is recorded
 * @param text that is sent
 */
@API(status = Status.EXPERIMENTAL)
public record Question(String key, FencedText text) {

  /** In place of the random fence, so that the key of a request does not depend on it. */
  private static final String FENCE_OF_KEY = "fence";

  /** Returns what the key of a question is made of. */
  static Conversation unfenced(FencedText text) {
    return Conversation.of("", text.with(FENCE_OF_KEY));
  }

  /** Returns what is sent. */
  Conversation fenced(String fence) {
    return Conversation.of("", text.with(fence));
  }
}
