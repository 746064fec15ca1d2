package dev.janus.chat;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * How many tokens a text has, roughly: one for every four characters, OpenAI's rule of thumb for
 * English. Known better once a server has counted.
 */
@API(status = Status.EXPERIMENTAL)
public final class TokenEstimate {

  private static final int CHARACTERS_OF_A_TOKEN = 4;

  private TokenEstimate() {}

  /** Returns the tokens of all messages. */
  public static long of(Conversation conversation) {
    long characters = 0;
    for (Message message : conversation.messages()) {
      characters += message.content().length();
    }
    return (characters + CHARACTERS_OF_A_TOKEN - 1) / CHARACTERS_OF_A_TOKEN;
  }

  /**
   * Returns the tokens of a request and of its reply, which is as long as it may be.
   *
   * @param usualReply how long a reply is taken for that may be of any length, in tokens
   */
  public static Usage of(ChatRequest request, long usualReply) {
    Integer maximum = request.sampling().maxTokens();
    return new Usage(of(request.conversation()), maximum == null ? usualReply : maximum);
  }
}
