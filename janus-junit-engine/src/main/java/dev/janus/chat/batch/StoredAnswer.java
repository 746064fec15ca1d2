package dev.janus.chat.batch;

import dev.janus.chat.ChatException;
import dev.janus.chat.Completion;

/** How a request ended. */
sealed interface StoredAnswer {

  /** Returns the completion. */
  Completion get() throws ChatException;

  /** With a completion. */
  record Answered(Completion completion) implements StoredAnswer {
    @Override
    public Completion get() {
      return completion;
    }
  }

  /**
   * For good, without one.
   *
   * @param message where, what, found, fix
   * @param attempts how many requests were sent
   */
  record Failed(String message, int attempts) implements StoredAnswer {
    @Override
    public Completion get() throws ChatException {
      throw new ChatException(message, attempts, null);
    }
  }
}
