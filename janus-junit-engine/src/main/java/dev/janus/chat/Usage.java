package dev.janus.chat;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Tokens that a server says it counted; 0 where it did not say.
 *
 * @param input tokens of the request
 * @param output tokens of the reply
 */
@API(status = Status.EXPERIMENTAL)
public record Usage(long input, long output) {

  /** No tokens. */
  public static final Usage NONE = new Usage(0, 0);

  /** Returns the sum. */
  public Usage plus(Usage other) {
    return new Usage(input + other.input, output + other.output);
  }

  /** Returns input and output together. */
  public long total() {
    return input + output;
  }
}
