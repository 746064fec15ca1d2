package dev.janus.execution;

import dev.janus.chat.Conversation;

/**
 * How many tokens a text may have, as long as no server has counted them: one for every four
 * characters, OpenAI's rule of thumb for English text, and a few for each message.
 */
final class TokenEstimate {

  /** What a reply of unknown length is taken for. */
  static final long REPLY = 512;

  private static final int CHARACTERS = 4;
  private static final int PER_MESSAGE = 4;

  private TokenEstimate() {}

  static long of(Conversation conversation) {
    return conversation.messages().stream()
        .mapToLong(message -> PER_MESSAGE + ofCharacters(message.content().length()))
        .sum();
  }

  static long ofCharacters(long characters) {
    return (characters + CHARACTERS - 1) / CHARACTERS;
  }
}
