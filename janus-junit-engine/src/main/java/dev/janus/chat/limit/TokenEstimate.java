package dev.janus.chat.limit;

import dev.janus.chat.ChatRequest;
import dev.janus.chat.Message;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * How many tokens a request will take, roughly: four characters make a token, and a reply is as
 * long as it may be. Known better once the server has counted.
 */
@API(status = Status.EXPERIMENTAL)
public final class TokenEstimate {

  private static final int CHARACTERS_OF_A_TOKEN = 4;
  private static final int USUAL_REPLY = 256;

  private TokenEstimate() {}

  /** Returns the tokens of a request and its reply. */
  public static long of(ChatRequest request) {
    long characters = 0;
    for (Message message : request.conversation().messages()) {
      characters += message.content().length();
    }
    Integer maximum = request.sampling().maxTokens();
    return (characters + CHARACTERS_OF_A_TOKEN - 1) / CHARACTERS_OF_A_TOKEN
        + (maximum == null ? USUAL_REPLY : maximum);
  }
}
