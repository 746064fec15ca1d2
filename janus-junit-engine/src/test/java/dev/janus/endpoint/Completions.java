package dev.janus.endpoint;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Replies in the form of OpenAI's chat completions. */
public final class Completions {

  private static final String BODY =
      "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1700000000,"
          + "\"model\":\"scripted\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
          + "\"content\":\"%s\"},\"finish_reason\":\"stop\"}],"
          + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15}}";

  private Completions() {}

  /** Returns a completion with that text. */
  public static Answer says(String text) {
    String escaped = new String(JsonStringEncoder.getInstance().quoteAsString(text));
    return Answer.json(200, "", BODY.formatted(escaped));
  }

  /** Returns a reply without success. */
  public static Answer status(int status, String message) {
    return status(status, "", message);
  }

  /** Returns a refusal for now. */
  public static Answer tooManyRequests(int retryAfterSeconds) {
    return status(429, "Retry-After: " + retryAfterSeconds + "\r\n", "Rate limit reached");
  }

  private static Answer status(int status, String headers, String message) {
    return Answer.json(status, headers, "{\"error\":{\"message\":\"%s\"}}".formatted(message));
  }
}
